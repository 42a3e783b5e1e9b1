import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { runSweep, type RunSweep } from '../support/runSweep.js';
import { writeSection } from '../writeSection.js';
import { peerOptions, peerSetting } from './peerSetting.js';
import { runPeer, tunedMalloc, type PeerResult } from './runPeer.js';
import { writeSplits, type Setting } from './writeSplits.js';

/** How many times as fast as the tuned script, at an AUC that is no further below its one than so. */
const [faster, apart] = [3, 0.02] as const;
/** Of the whole sweep's time, what one method more may take: half of it is the start, the report and the end of any. */
const mostAgain = 0.6;

interface Row {
  readonly what: string;
  readonly seconds: number;
  readonly auc: number;
  readonly accuracy: number;
  readonly inRegions: number;
}

/** The last three blocks before the tap are trained; by foldcam for as many epochs as help, and no more than these. */
const [layer, epochs] = ['conv_dw_10', 5] as const;
const sweep = (recipe: string, methods: string): string =>
  [
    'name: peer',
    'data: .',
    'backbones: [{ name: mobilenet_v1, taps: [conv_pw_12_relu] }]',
    `recipes: [${recipe}]`,
    `methods: [${methods}]`,
  ].join('\n');
const tail = (patience: number): string =>
  `{ name: tail, unfreeze: 3, epochs: ${epochs}, patience: ${patience}, batch: 16, learningRate: 0.0001, flips: drawn, pooling: [mean] }`;
const head = '{ name: head, pooling: [mean] }';

/**
 * The study by a script of PyTorch and pytorch-grad-cam, and by foldcam: the same images, folds, weights and
 * machine. Writes docs/performance.md.
 * @returns the claims that do not hold
 */
export async function benchPeer(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: peerOptions,
  });
  const setting = peerSetting(values);
  const work = await mkdtemp(path.join(os.tmpdir(), 'foldcam-peer-'));
  try {
    const rows = await compare(setting, values.python, work);
    await writeSection('performance.md', 'peer', rows.text);
    return brokenClaims(rows);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

interface Compared {
  readonly text: string;
  readonly tuned: Row;
  readonly own: Row;
  readonly warm: Row;
  readonly again: Row;
}

async function compare(setting: Setting, python: string, work: string): Promise<Compared> {
  const splits = path.join(work, 'splits.json');
  const images = await writeSplits(sweep(tail(1), 'grad-cam'), setting, splits);
  const weights = path.join(setting.backbones, 'mobilenet_v1_1.0_224');
  const peer = async (what: string, args: readonly string[], variables = {}): Promise<Row> => {
    const out = path.join(work, 'peer');
    const given = ['--weights', weights, '--splits', splits, '--out', out, ...args];
    return told(peerRow(what, await runPeer(python, 'peer.py', given, variables)));
  };
  const variables = { FOLDCAM_BACKBONES: setting.backbones };
  const own = async (what: string, text: string, name: string): Promise<Row> => {
    const out = path.join(work, name);
    await mkdir(out, { recursive: true });
    const file = path.join(out, 'sweep.yaml');
    await writeFile(file, text);
    return told(ownRow(what, await runSweep(file, setting.data, out, variables)));
  };
  const trained = ['--from-layer', layer, '--epochs', String(epochs)];
  const only = ['--head-only', '--epochs', '30', '--lr', '1e-3', '--cache-trunk'];
  const plain = await peer('script, blocks trained', trained);
  const tune = () => peer('the same with tuned malloc', trained, tunedMalloc);
  const train = (folder: string) =>
    own('foldcam, blocks trained', sweep(tail(1), 'grad-cam'), folder);
  // These are compared, on a machine whose pace may change: one after the other, and again.
  const [tunedFirst, coldFirst] = [await tune(), await train('first')];
  const [tunedThen, coldThen] = [await tune(), await train('tail')];
  const [tuned, cold] = [quicker(tunedFirst, tunedThen), quicker(coldFirst, coldThen)];
  const cached = await peer(
    'the same, trunk cached by hand',
    [...trained, '--cache-trunk'],
    tunedMalloc,
  );
  const again = await own(
    'the same sweep, one method more',
    sweep(tail(1), 'grad-cam, layer-cam'),
    'tail',
  );
  const patient = await own(
    `foldcam, blocks trained, ${epochs} epochs tried in any case`,
    sweep(tail(epochs), 'grad-cam'),
    'patient',
  );
  const scripted = await peer('script, head alone, trunk cached by hand', only, tunedMalloc);
  const headCold = await own('foldcam, head alone', sweep(head, 'grad-cam'), 'head');
  const warm = await own(
    'foldcam, another head, trunk cached',
    sweep(head.replace('head,', 'second, l2: 1,'), 'grad-cam'),
    'head',
  );
  const rows = [plain, tuned, cached, cold, again, patient, scripted, headCold, warm];
  const [cpu] = os.cpus();
  const text = [
    `Measured with \`npm run bench -- peer\` on ${images} images in five grouped folds; ${os.availableParallelism()} cores (${cpu?.model ?? 'unknown'}), Node ${process.versions.node}. MobileNetV1 from its ImageNet weights, its last three blocks before conv_pw_12 trained, or a head alone; one Grad-CAM, its point and its overlay for every held-out image. The script trains blocks for ${epochs} epochs from a new head. foldcam starts from a head that was fitted to the frozen backbone, chooses the epochs, at most ${epochs}, on a fifth of the training images, and trains again on all of them; in an epoch both see each image once, as it is or mirrored at random. Seconds are those of the whole command; of the tuned script and of blocks trained by foldcam, which were run in turn, those of the quicker of two runs.`,
    markdownTable(
      ['', 'seconds', 'to the tuned script', 'AUC', 'accuracy', 'in regions'],
      rows.map((row) => [
        row.what,
        row.seconds.toFixed(1),
        (row.seconds / tuned.seconds).toFixed(2),
        row.auc.toFixed(3),
        row.accuracy.toFixed(3),
        `${(100 * row.inRegions).toFixed(0)} %`,
      ]),
    ),
  ].join('\n\n');
  return { text, tuned, own: cold, warm, again };
}

const quicker = (a: Row, b: Row): Row => (a.seconds < b.seconds ? a : b);

function told(row: Row): Row {
  process.stderr.write(`${row.what}: ${row.seconds.toFixed(1)} s, AUC ${row.auc.toFixed(3)}\n`);
  return row;
}

function peerRow(what: string, run: { seconds: number; result: PeerResult }): Row {
  const { auc, accuracy, pointing } = run.result as Record<string, number>;
  return {
    ...{ what, seconds: run.seconds },
    ...{ auc: auc ?? NaN, accuracy: accuracy ?? NaN, inRegions: pointing ?? NaN },
  };
}

function ownRow(what: string, { seconds, report }: RunSweep): Row {
  const [run] = report.runs;
  return {
    ...{ what, seconds },
    auc: run?.classification.auc.value ?? NaN,
    accuracy: run?.classification.accuracy.value ?? NaN,
    inRegions: run?.pointing[0]?.inRegions.rate ?? NaN,
  };
}

function brokenClaims({ tuned, own, again }: Compared): string[] {
  const broken: string[] = [];
  if (own.seconds > tuned.seconds / faster)
    broken.push(`the sweep takes ${(own.seconds / tuned.seconds).toFixed(2)} of the tuned script`);
  if (own.auc < tuned.auc - apart)
    broken.push(`its AUC is ${own.auc.toFixed(3)}, the script's ${tuned.auc.toFixed(3)}`);
  if (again.seconds > mostAgain * own.seconds)
    broken.push(
      `one method more costs ${(again.seconds / own.seconds).toFixed(2)} of the whole sweep`,
    );
  return broken;
}
