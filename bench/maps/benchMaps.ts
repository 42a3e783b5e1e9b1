import { mkdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import type { Cost, MeasuredCosts } from './cost.child.js';
import type { Phase, Sample } from './memory.child.js';
import { prepareStore } from './prepareStore.js';

/** All closed formulas together may cost so many times what Grad-CAM alone does, from the image on. */
const most = 1.5;
/** Memory may move by so much, as a share of its mean, once a process has settled. */
const tolerance = 0.05;
/** Images after which that is so. Heads are trained on all features at once: the first is left out. */
const settled: Readonly<Record<Phase, number>> = { features: 200, maps: 200, heads: 1_000 };

const shown: Readonly<Record<Phase, string>> = {
  features: 'trainer, features',
  heads: 'trainer, heads of the folds',
  maps: 'explainer',
};

type Memory = Readonly<Partial<Record<Phase, readonly Sample[]>>>;

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
  // Kept: the images are not drawn anew when the bench runs again.
  const folder = path.resolve('foldcam-out/bench/maps');
  await mkdir(folder, { recursive: true });
  const measured = await measureCosts(folder);
  const memory: Partial<Record<Phase, readonly Sample[]>> = {};
  const images = Number(values.images);
  // From nothing: who finds all features has another memory than who computes them.
  await rm(path.join(folder, `store-${images}`), { recursive: true, force: true });
  const prepared = await prepareStore(folder, images);
  for (const service of services) {
    const text = await child('memory', service, JSON.stringify(prepared));
    Object.assign(memory, JSON.parse(text));
    process.stderr.write(`memory of the ${service}: done\n`);
  }
  await writeSection('engines.md', 'maps', report(measured, memory));
  const broken = measured.costs
    .filter(({ keep, activations }) => keep === 'none' && activations === 'computed')
    .filter(({ gradCam, all }) => !(all / gradCam < most))
    .map(({ gradCam, all }) => `all methods cost ${(all / gradCam).toFixed(2)} times Grad-CAM`);
  const unsteady = phases(memory)
    .map(([phase, samples]) => ({ phase, moved: movement(later(phase, samples)) }))
    .filter(({ moved }) => !(moved <= tolerance))
    .map(({ phase, moved }) => `memory of the ${shown[phase]} moves by ${percent(moved)}`);
  return [...broken, ...unsteady];
}

async function measureCosts(folder: string): Promise<MeasuredCosts> {
  const prepared = await prepareStore(folder, 160);
  return JSON.parse(await child('cost', JSON.stringify(prepared))) as MeasuredCosts;
}

const child = (name: 'cost' | 'memory', ...args: string[]): Promise<string> =>
  runChild(`bench/maps/${name}.child.js`, args, {
    FOLDCAM_ENGINE: 'wasm',
    FOLDCAM_LOG_LEVEL: 'silent',
  });

const phases = (memory: Memory): [Phase, readonly Sample[]][] =>
  Object.entries(memory) as [Phase, readonly Sample[]][];

const later = (phase: Phase, samples: readonly Sample[]): number[] =>
  samples.filter(({ images }) => images > settled[phase]).map(({ megabytes }) => megabytes);

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** The largest distance from the mean, as a share of it. */
function movement(values: readonly number[]): number {
  const centre = mean(values);
  return Math.max(...values.map((value) => Math.abs(value - centre) / centre));
}

function report({ engine, images, methods, costs }: MeasuredCosts, memory: Memory): string {
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
    `Resident memory of a process that computes the features of all images, then trains a head per fold on them, and of one that explains with all of these, overlays and the input gradient. Once settled, it must stay within ${percent(tolerance)} of its mean.`,
    markdownTable(
      ['', 'images', 'settled after', 'then', 'at the end', 'mean', 'largest distance'],
      phases(memory).map(([phase, samples]) => {
        const own = later(phase, samples);
        return [
          shown[phase],
          String(samples.at(-1)?.images),
          String(settled[phase]),
          megabytes(own[0]),
          megabytes(own.at(-1)),
          megabytes(mean(own)),
          percent(movement(own)),
        ];
      }),
    ),
  ].join('\n\n');
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const megabytes = (value = NaN): string => `${value.toFixed(0)} MB`;
