import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { wilson } from '../../core/metrics/wilson.js';
import { plantRegion } from '../../core/phantom/drawPlanted.js';
import { plants, type Plant } from '../../core/phantom/Plant.js';
import { docsFolder } from '../docsFolder.js';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import { drawExamples } from './drawExamples.js';
import { defaultSweep, instrumentSweep } from './instrument.js';
import { pointingShares, type PointingShare } from './pointingShares.js';
import { sweepPhantoms, type Swept } from './sweepPhantoms.js';

/** What the best method must reach on every plant. */
const least = 0.95;

interface Found {
  readonly plant: Plant;
  readonly instrument: Swept;
  readonly shares: readonly PointingShare[];
  readonly byDefaults: readonly PointingShare[];
}

/**
 * Plants the class inside, at the margin, below and nowhere, sweeps over each, and writes where the maps
 * of every method point into docs/phantoms.md.
 * @returns the claims that do not hold
 */
export async function benchPhantoms(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      images: { type: 'string', default: '200' },
      seed: { type: 'string', default: '1' },
      /** Methods that ask the network more often for a map are left out. */
      passes: { type: 'string', default: '100' },
      engine: { type: 'string', default: 'wasm' },
    },
  });
  const [images, seed] = [Number(values.images), Number(values.seed)];
  const all = await listMethods();
  // Null: one a channel.
  const methods = all.filter(
    ({ forwardPasses }) => (forwardPasses ?? Infinity) <= Number(values.passes),
  );
  const names = methods.map(({ name }) => name);
  const found: Found[] = [];
  for (const plant of plants) {
    found.push(await findPlant(plant, { images, seed }, names, values.engine));
  }
  const left = all.filter(({ name }) => !names.includes(name)).map(({ name }) => `\`${name}\``);
  const text = [
    `Measured with \`npm run bench -- phantoms\`: ${images} images a plant, seed ${seed}, engine ${values.engine}.${
      left.length === 0 ? '' : ` Left out for their cost: ${left.join(', ')}.`
    }`,
    summary(found),
    byMethod(found),
  ].join('\n\n');
  await drawExamples(path.join(docsFolder, 'phantoms.png'));
  await writeSection('phantoms.md', 'figures', text);
  return found.flatMap(brokenClaims);
}

interface Method {
  readonly name: string;
  readonly forwardPasses: number | null;
}

async function listMethods(): Promise<Method[]> {
  const text = await runChild('cli/main.js', ['methods', '--json'], {});
  return (JSON.parse(text) as { methods: Method[] }).methods;
}

async function findPlant(
  plant: Plant,
  options: { readonly images: number; readonly seed: number },
  methods: readonly string[],
  engine: string,
): Promise<Found> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-phantoms-'));
  try {
    await writePhantoms(path.join(folder, 'phantoms'), { ...options, malignant: 0.5, plant });
    const instrument = await sweepPhantoms(folder, instrumentSweep(methods), engine);
    if (plant === 'nowhere') return { plant, instrument, shares: [], byDefaults: [] };
    const defaults = await sweepPhantoms(folder, defaultSweep, engine);
    const region = plantRegion[plant];
    const shares = pointingShares(instrument.outcomes, region);
    process.stderr.write(
      `${plant}: ${shares.map(({ method, hits }) => `${method} ${hits}`).join(', ')}\n`,
    );
    return { plant, instrument, shares, byDefaults: pointingShares(defaults.outcomes, region) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function brokenClaims({ plant, instrument, shares }: Found): string[] {
  const [low, high] = instrument.auc.ci95;
  if (plant === 'nowhere') {
    const holds = low <= 0.5 && high >= 0.5;
    return holds ? [] : [`labels are noise, and the AUC's interval is ${low} to ${high}`];
  }
  const best = bestOf(shares);
  if (best && best.hits >= least * best.n) return [];
  return [`planted ${plant}, the best method points there in ${percent(best)}`];
}

const bestOf = (shares: readonly PointingShare[]): PointingShare | undefined =>
  [...shares].sort((a, b) => b.hits / b.n - a.hits / a.n)[0];

function summary(found: readonly Found[]): string {
  return markdownTable(
    [
      'class planted',
      'AUC',
      '95 % interval',
      'classified correctly',
      'best method',
      'the same, default taps',
    ],
    found.map(({ plant, instrument, shares, byDefaults }) => [
      `\`${plant}\``,
      instrument.auc.value.toFixed(3),
      instrument.auc.ci95.map((end) => end.toFixed(3)).join(' to '),
      `${(100 * instrument.accuracy).toFixed(1)} %`,
      percent(bestOf(shares)),
      percent(bestOf(byDefaults)),
    ]),
  );
}

function byMethod(found: readonly Found[]): string {
  const planted = found.filter(({ shares }) => shares.length > 0);
  const methods = planted[0]?.shares.map(({ method }) => method) ?? [];
  const rows = methods.map((method) => [
    `\`${method}\``,
    ...planted.map(({ shares }) => describe(shares.find((share) => share.method === method))),
  ]);
  const chances = planted.map(({ shares }) => `${(100 * (shares[0]?.chance ?? NaN)).toFixed(1)} %`);
  return markdownTable(
    ['method', ...planted.map(({ plant }) => `\`${plant}\``)],
    [['chance', ...chances], ...rows],
  );
}

function describe(share: PointingShare | undefined): string {
  const interval = share && wilson(share.hits, share.n);
  if (!interval) return '–';
  const ends = interval.map((end) => (100 * end).toFixed(0)).join(' to ');
  return `${percent(share)} (${ends}), × ${(share.hits / share.n / share.chance).toFixed(1)}`;
}

const percent = (share: PointingShare | undefined): string =>
  share && share.n > 0 ? `${((100 * share.hits) / share.n).toFixed(1)} %` : '–';
