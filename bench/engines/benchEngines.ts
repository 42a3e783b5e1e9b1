import os from 'node:os';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import { claims } from './claims.js';
import { backbones, engines, type Computer, type EngineName } from './compared.js';
import type { Measured } from './measure.child.js';
import type { Work } from './measureBackbone.js';

/**
 * Measures every engine, and ONNX Runtime, on four backbones with real weights; writes the tables into docs/engines.md.
 * @returns the claims that do not hold
 */
export async function benchEngines(): Promise<string[]> {
  const broken: string[] = [];
  const claimed: string[][] = [];
  for (const { title, engine, work, least } of claims) {
    const { imagesPerSecond } = await measure(engine, work);
    claimed.push([title, engine, whole(imagesPerSecond), String(least)]);
    if (imagesPerSecond < least) broken.push(`${title} on ${engine}: ${whole(imagesPerSecond)}`);
  }
  const rows: string[][] = [];
  for (const engine of engines) {
    for (const backbone of backbones) rows.push(await row(engine, backbone));
  }
  for (const backbone of backbones) rows.push(await trunkRow(backbone));
  const cpu = os.cpus()[0]?.model ?? 'unknown';
  const text = [
    `Measured with \`npm run bench -- engines\` on ${os.availableParallelism()} cores (${cpu}), Node ${process.versions.node}. Images a second.`,
    markdownTable(['', 'engine', 'measured', 'at least'], claimed),
    markdownTable(
      ['backbone', 'engine', 'forward', 'training 2 blocks', 'training all', 'memory'],
      rows,
    ),
  ].join('\n\n');
  await writeSection('engines.md', 'figures', text);
  return broken;
}

async function row(engine: EngineName, backbone: string): Promise<string[]> {
  const forward = await measure(engine, { backbone, batch: 32 });
  const tail = await measure(engine, { backbone, batch: 16, unfreeze: 2 });
  const batch = engine === 'wasm' ? 4 : 16;
  const full = await measure(engine, { backbone, batch, unfreeze: 'all' });
  const speeds = [forward, tail, full].map(({ imagesPerSecond }) => whole(imagesPerSecond));
  return [backbone, engine, ...speeds, gigabytes(full.megabytes)];
}

async function trunkRow(backbone: string): Promise<string[]> {
  const { imagesPerSecond, megabytes } = await measure('onnxruntime', { backbone, batch: 8 });
  return [backbone, 'onnxruntime', whole(imagesPerSecond), '', '', gigabytes(megabytes)];
}

const gigabytes = (megabytes: number): string => `${(megabytes / 1000).toFixed(1)} GB`;

async function measure(by: Computer, work: Work): Promise<Measured> {
  const isRuntime = by === 'onnxruntime';
  const text = await runChild('bench/engines/measure.child.js', [JSON.stringify(work)], {
    FOLDCAM_ENGINE: isRuntime ? 'wasm' : by,
    FOLDCAM_TRUNK: isRuntime ? by : 'engine',
    FOLDCAM_LOG_LEVEL: 'silent',
  });
  const measured = JSON.parse(text) as Measured;
  process.stderr.write(`${by} ${JSON.stringify(work)}: ${whole(measured.imagesPerSecond)}\n`);
  return measured;
}

const whole = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));
