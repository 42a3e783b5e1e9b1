import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { claims } from './claims.js';
import type { Measured } from './measure.child.js';
import type { Work } from './measureBackbone.js';
import { runChild } from './runChild.js';
import { replaceSection } from './replaceSection.js';

const engines = ['tensorflow', 'wasm'] as const;
type Name = (typeof engines)[number];

const backbones = ['mobilenet_v1', 'mobilenet_v2', 'efficientnet_lite0', 'inception_v3'];

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Measures every engine on four backbones with real weights, and on a real data set where `--data` names
 * one; writes the tables into docs/engines.md.
 * @returns the claims that do not hold
 */
export async function benchEngines(options: readonly string[]): Promise<string[]> {
  const { data } = parseArgs({ args: [...options], options: { data: { type: 'string' } } }).values;
  const broken: string[] = [];
  const claimed: string[][] = [];
  for (const { title, engine, work, least } of claims) {
    const { imagesPerSecond } = await measure(engine, work);
    claimed.push([title, engine, whole(imagesPerSecond), String(least)]);
    if (imagesPerSecond < least) broken.push(`${title} on ${engine}: ${whole(imagesPerSecond)}`);
  }
  const rows: string[][] = [];
  for (const engine of engines) {
    const aucs = data === undefined ? new Map<string, string>() : await sweep(engine, data);
    for (const backbone of backbones) rows.push(await row(engine, backbone, aucs.get(backbone)));
  }
  const cpu = os.cpus()[0]?.model ?? 'unknown';
  const page = path.join(root, 'docs/engines.md');
  const text = [
    `Measured with \`npm run bench -- engines\` on ${os.availableParallelism()} cores (${cpu}), Node ${process.versions.node}. Images a second.`,
    table(['', 'engine', 'measured', 'at least'], claimed),
    table(
      ['backbone', 'engine', 'forward', 'training 2 blocks', 'training all', 'memory', 'AUC'],
      rows,
    ),
  ].join('\n\n');
  await writeFile(page, replaceSection(await readFile(page, 'utf8'), 'figures', text));
  return broken;
}

async function row(engine: Name, backbone: string, auc = ''): Promise<string[]> {
  const forward = await measure(engine, { backbone, batch: 32 });
  const tail = await measure(engine, { backbone, batch: 16, unfreeze: 2 });
  const batch = engine === 'wasm' ? 4 : 16;
  const full = await measure(engine, { backbone, batch, unfreeze: 'all' });
  const speeds = [forward, tail, full].map(({ imagesPerSecond }) => whole(imagesPerSecond));
  return [backbone, engine, ...speeds, `${(full.megabytes / 1000).toFixed(1)} GB`, auc];
}

async function measure(engine: Name, work: Work): Promise<Measured> {
  const text = await runChild('bench/engines/measure.child.js', [JSON.stringify(work)], {
    FOLDCAM_ENGINE: engine,
    FOLDCAM_LOG_LEVEL: 'silent',
  });
  const measured = JSON.parse(text) as Measured;
  process.stderr.write(`${engine} ${JSON.stringify(work)}: ${whole(measured.imagesPerSecond)}\n`);
  return measured;
}

interface Report {
  readonly runs: readonly {
    readonly backbone: string;
    readonly classification: { readonly auc: { readonly value: number } };
  }[];
}

/** AUC by backbone, of the example sweep over all four. */
async function sweep(engine: Name, data: string): Promise<Map<string, string>> {
  // Kept: what is computed once is not computed when the bench runs again.
  const out = path.resolve('foldcam-out/bench', engine);
  const example = path.join(root, 'examples/backbones.yaml');
  const args = ['run', example, '--data', path.resolve(data), '--out', out];
  const page = await runChild('cli/main.js', args, { FOLDCAM_ENGINE: engine });
  const file = path.join(path.dirname(page), 'report.json');
  const report = JSON.parse(await readFile(file, 'utf8')) as Report;
  return new Map(report.runs.map((run) => [run.backbone, run.classification.auc.value.toFixed(3)]));
}

const whole = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
