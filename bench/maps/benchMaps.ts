import { mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import type { Cost, MeasuredCosts } from './cost.child.js';
import type { Sample } from './memory.child.js';
import { prepareStore } from './prepareStore.js';

/** All closed formulas together may cost so many times what Grad-CAM alone does, from the image on. */
const most = 1.5;
/** Memory may move by so much, as a share of its mean, after so many images. */
const tolerance = 0.05;
const settled = 200;

const services = ['trainer', 'explainer'] as const;

/**
 * Measures what all closed formulas cost beside Grad-CAM alone, and the memory of trainer and explainer
 * over a thousand images, on the wasm engine with MobileNetV2; writes both into docs/engines.md.
 * @returns the claims that do not hold
 */
export async function benchMaps(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { images: { type: 'string', default: '1000' } },
  });
  // Kept: what is computed once is not computed when the bench runs again.
  const folder = path.resolve('foldcam-out/bench/maps');
  await mkdir(folder, { recursive: true });
  const measured = await measureCosts(folder);
  const memory = new Map<string, readonly Sample[]>();
  const prepared = await prepareStore(folder, Number(values.images));
  for (const service of services) {
    const text = await child('memory', service, JSON.stringify(prepared));
    memory.set(service, JSON.parse(text) as Sample[]);
    process.stderr.write(`memory of the ${service}: done\n`);
  }
  await writeSection('engines.md', 'maps', report(measured, memory));
  const broken = measured.costs
    .filter(({ keep, activations }) => keep === 'none' && activations === 'computed')
    .filter(({ gradCam, all }) => !(all / gradCam < most))
    .map(({ gradCam, all }) => `all methods cost ${(all / gradCam).toFixed(2)} times Grad-CAM`);
  const unsteady = [...memory]
    .map(([service, samples]) => ({ service, moved: movement(samples) }))
    .filter(({ moved }) => !(moved <= tolerance))
    .map(({ service, moved }) => `memory of the ${service} moves by ${percent(moved)}`);
  return [...broken, ...unsteady];
}

async function measureCosts(folder: string): Promise<MeasuredCosts> {
  const prepared = await prepareStore(folder, 64);
  return JSON.parse(await child('cost', JSON.stringify(prepared))) as MeasuredCosts;
}

const child = (name: 'cost' | 'memory', ...args: string[]): Promise<string> =>
  runChild(`bench/maps/${name}.child.js`, args, {
    FOLDCAM_ENGINE: 'wasm',
    FOLDCAM_LOG_LEVEL: 'silent',
  });

/** The largest distance from the mean after the first images, as a share of it. */
function movement(samples: readonly Sample[]): number {
  const own = samples.filter(({ images }) => images > settled).map(({ megabytes }) => megabytes);
  const mean = own.reduce((sum, megabytes) => sum + megabytes, 0) / own.length;
  return Math.max(...own.map((megabytes) => Math.abs(megabytes - mean) / mean));
}

function report(
  { engine, images, methods, costs }: MeasuredCosts,
  memory: ReadonlyMap<string, readonly Sample[]>,
): string {
  const cpu = os.cpus()[0]?.model ?? 'unknown';
  return [
    `Measured with \`npm run bench -- maps\` on ${os.availableParallelism()} cores (${cpu}), Node ${process.versions.node}: ${engine}, MobileNetV2. What ${images} held-out images cost in processor time, from their files to the stored maps, with the pass that computes the activations and with activations that a trainer has stored; Grad-CAM alone, and ${methods.length} closed formulas together. The first line must be below ${most.toFixed(1)}.`,
    markdownTable(
      ['activations', 'overlays', 'Grad-CAM', 'all', 'ratio'],
      costs.map(({ activations, keep, gradCam, all }: Cost) => [
        activations,
        keep === 'none' ? 'no' : 'yes',
        `${gradCam.toFixed(1)} ms`,
        `${all.toFixed(1)} ms`,
        (all / gradCam).toFixed(2),
      ]),
    ),
    `Resident memory of a process that computes features and trains, and of one that explains with all of these, overlays and the input gradient: after the first ${settled} images it must stay within ${percent(tolerance)} of its mean.`,
    markdownTable(
      ['', 'images', `after ${settled}`, 'at the end', 'mean', 'largest distance'],
      [...memory].map(([service, samples]) => {
        const later = samples.filter((sample) => sample.images > settled);
        const mean = later.reduce((sum, { megabytes }) => sum + megabytes, 0) / later.length;
        return [
          service,
          String(samples.reduce((largest, sample) => Math.max(largest, sample.images), 0)),
          megabytes(later[0]?.megabytes),
          megabytes(later.at(-1)?.megabytes),
          megabytes(mean),
          percent(movement(samples)),
        ];
      }),
    ),
  ].join('\n\n');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const megabytes = (value = NaN): string => `${value.toFixed(0)} MB`;
