import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import type { MapWork, MeasuredMaps } from './maps.child.js';
import { peerOptions, peerSetting } from './peerSetting.js';
import { runPeer, tunedMalloc } from './runPeer.js';
import { writeSplits } from './writeSplits.js';

/** How many times as fast as pytorch-grad-cam, and maps a second of the methods that use a gradient. */
const [faster, least] = [10, 450] as const;

const [backbone, tap] = ['mobilenet_v1', 'conv_pw_12_relu'] as const;

/** Methods of pytorch-grad-cam, and what foldcam calls them. */
const methods = {
  gradcam: 'grad-cam',
  'gradcam++': 'grad-cam++',
  xgradcam: 'xgrad-cam',
  layercam: 'layer-cam',
  hirescam: 'hires-cam',
  gradcamelementwise: 'element-wise-grad-cam',
  eigencam: 'eigen-cam',
  ablationcam: 'ablation-cam',
} as const;
const withoutGradient: ReadonlySet<string> = new Set(['eigen-cam', 'ablation-cam']);

interface PeerRates {
  readonly mapsPerSecond: Readonly<Record<string, number>>;
  readonly trunkImagesPerSecond: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, string>>;
}

interface Row {
  readonly method: string;
  /** Maps a second: of the peer, of it with a frozen trunk; of foldcam with the forward pass, and without. */
  readonly peer: number;
  readonly frozen: number;
  readonly whole: number;
  readonly stored: number;
}

/**
 * Maps a second by pytorch-grad-cam and by foldcam, on the same images, network and machine. Writes
 * docs/performance.md.
 * @returns the claims that do not hold
 */
export async function benchPeerMaps(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { ...peerOptions, images: { type: 'string', default: '32' } },
  });
  const setting = peerSetting(values);
  const work = await mkdtemp(path.join(os.tmpdir(), 'foldcam-peer-'));
  try {
    const splits = path.join(work, 'splits.json');
    const text = `name: peer\ndata: .\nbackbones: [{ name: ${backbone}, taps: [${tap}] }]\nrecipes: [{ name: head }]\nmethods: [grad-cam]`;
    await writeSplits(text, setting, splits);
    const peer = async (...args: string[]): Promise<PeerRates> => {
      const weights = path.join(setting.backbones, 'mobilenet_v1_1.0_224');
      const names = Object.keys(methods).join(',');
      const given = ['--weights', weights, '--splits', splits, '--methods', names];
      const asked = [...given, '--images', values.images, ...args];
      const { result } = await runPeer(values.python, 'maps.py', asked, tunedMalloc);
      return result as unknown as PeerRates;
    };
    const [plain, frozen] = [await peer(), await peer('--frozen')];
    const own = await measure(splits, setting.backbones, Number(values.images));
    const rows = Object.entries(methods).map(([theirs, method]): Row => {
      const stored = own.mapsPerSecond[method] ?? NaN;
      return {
        method,
        peer: plain.mapsPerSecond[theirs] ?? NaN,
        frozen: frozen.mapsPerSecond[theirs] ?? NaN,
        whole: 1 / (1 / stored + 1 / own.imagesPerSecond),
        stored,
      };
    });
    await writeSection('performance.md', 'peer-maps', describe(rows, plain, own, values.images));
    return rows.flatMap(brokenClaims);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function measure(splits: string, backbones: string, count: number): Promise<MeasuredMaps> {
  const { images } = JSON.parse(await readFile(splits, 'utf8')) as { images: { image: string }[] };
  const work: MapWork = {
    ...{ backbone, tap, methods: Object.values(methods) },
    images: images.slice(0, count).map(({ image }) => image),
  };
  const text = await runChild('bench/peer/maps.child.js', [JSON.stringify(work)], {
    FOLDCAM_BACKBONES: backbones,
    FOLDCAM_LOG_LEVEL: 'silent',
  });
  return JSON.parse(text) as MeasuredMaps;
}

function describe(
  rows: readonly Row[],
  { versions, trunkImagesPerSecond }: PeerRates,
  own: MeasuredMaps,
  images: string,
): string {
  const [cpu] = os.cpus();
  const theirs = Math.max(...Object.values(trunkImagesPerSecond));
  return [
    `Measured with \`npm run bench -- peer-maps\` on ${images} images; ${os.availableParallelism()} cores (${cpu?.model ?? 'unknown'}), Node ${process.versions.node}, ${own.engine}; PyTorch ${versions['torch'] ?? ''}. Maps a second at the end of MobileNetV1. pytorch-grad-cam runs the network forward and back for every map, and brings the map to the input's size; "frozen" ends its backward pass at the layer that is shown. foldcam makes the map from the activations that a trainer has stored; "with the forward pass" adds that, ${own.imagesPerSecond.toFixed(0)} images a second (PyTorch: ${theirs.toFixed(0)} at most).`,
    markdownTable(
      [
        'method',
        'pytorch-grad-cam',
        'frozen',
        'foldcam, with the forward pass',
        'foldcam',
        'times pytorch-grad-cam',
      ],
      rows.map(({ method, peer, frozen, whole, stored }) => [
        method,
        digits(peer),
        digits(frozen),
        digits(whole),
        digits(stored),
        digits(stored / peer),
      ]),
    ),
  ].join('\n\n');
}

const digits = (value: number): string => value.toFixed(value < 10 ? 2 : 0);

function brokenClaims({ method, peer, stored }: Row): string[] {
  const slow = !withoutGradient.has(method) && stored < least;
  return [
    ...(stored < faster * peer
      ? [`${method} is ${(stored / peer).toFixed(1)} times as fast as pytorch-grad-cam`]
      : []),
    ...(slow ? [`${method}: ${stored.toFixed(0)} maps a second`] : []),
  ];
}
