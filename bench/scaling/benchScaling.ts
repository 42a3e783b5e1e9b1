import * as Plot from '@observablehq/plot';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { markdownTable } from '../markdownTable.js';
import { runSweep } from '../support/runSweep.js';
import { writePlot } from '../support/writePlot.js';
import { writeSection } from '../writeSection.js';

/** What a sweep is varied in. */
interface Variant {
  readonly images: number;
  readonly folds: number;
  readonly methods: readonly string[];
  readonly recipes: number;
  readonly workers: number;
}

const plain: Variant = { images: 120, folds: 3, methods: ['grad-cam'], recipes: 1, workers: 2 };
const four = ['grad-cam', 'grad-cam++', 'layer-cam', 'eigen-cam'];

/** One run of a sweep, and how long it may take beside the plain one. */
interface Case {
  readonly what: string;
  readonly variant: Variant;
  /** Of an earlier case: what that has stored is there. */
  readonly after?: string;
  /** Times the plain sweep, at most. */
  readonly most?: number;
}

const cases: readonly Case[] = [
  { what: 'plain', variant: plain },
  { what: 'the same again', variant: plain, after: 'plain', most: 0.6 },
  {
    ...{ what: 'one method more', after: 'plain', most: 0.9 },
    variant: { ...plain, methods: ['grad-cam', 'layer-cam'] },
  },
  {
    ...{ what: 'one recipe more', after: 'plain', most: 1 },
    variant: { ...plain, recipes: 2 },
  },
  { what: 'four methods', variant: { ...plain, methods: four }, most: 1.8 },
  { what: 'four recipes', variant: { ...plain, recipes: 4 }, most: 2.4 },
  { what: 'twice the folds', variant: { ...plain, folds: 6 }, most: 1.6 },
  { what: 'twice the images', variant: { ...plain, images: 240 }, most: 2.2 },
  { what: 'one worker a stage', variant: { ...plain, workers: 1 }, most: 2.2 },
];

/** Each with stores of its own. Of a line the quicker one counts: others on the machine only add. */
const rounds = ['first', 'second'] as const;

/**
 * Runs one small sweep and variants of it by the command, and compares what they take; writes a table and a plot
 * into docs/performance.md.
 * @returns the claims that do not hold
 */
export async function benchScaling(): Promise<string[]> {
  const work = await mkdtemp(path.join(os.tmpdir(), 'foldcam-scaling-'));
  const quickest = new Map<Case, number>();
  let engine = '';
  try {
    for (const [round, one] of rounds.flatMap((round) =>
      cases.map((one) => [round, one] as const),
    )) {
      const { images } = one.variant;
      const data = path.join(work, `phantoms-${images}`);
      await writePhantoms(data, { images, seed: 1, malignant: 0.4 });
      const out = path.join(work, round, (one.after ?? one.what).replaceAll(' ', '-'));
      await mkdir(out, { recursive: true });
      const file = path.join(out, 'sweep.yaml');
      await writeFile(file, sweep(one.variant));
      const variables = { FOLDCAM_CONCURRENCY: String(one.variant.workers) };
      const { seconds, report } = await runSweep(file, data, out, variables);
      process.stderr.write(`${one.what}: ${seconds.toFixed(1)} s\n`);
      quickest.set(one, Math.min(seconds, quickest.get(one) ?? Infinity));
      engine = report.provenance.engines.join('; ');
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const [whole = NaN] = quickest.values();
  const rows = [...quickest].map(([one, seconds]) => ({ ...one, seconds, ratio: seconds / whole }));
  await writeSection('performance.md', 'scaling', describe(rows, engine));
  await drawBars(rows);
  return rows.flatMap(({ what, ratio, most }) =>
    most !== undefined && ratio > most
      ? [`${what}: ${ratio.toFixed(2)} times the plain sweep, above ${most}`]
      : [],
  );
}

function sweep({ folds, methods, recipes }: Variant): string {
  const names = Array.from(
    { length: recipes },
    (_, i) => `  - { name: head-${i + 1}, l2: ${(i + 1) / 2} }`,
  );
  return [
    'name: scaling',
    'data: .',
    `folds: { k: ${folds} }`,
    'backbones: [{ name: mobilenet_v2, taps: [block_12_add] }]',
    'recipes:',
    ...names,
    `methods: [${methods.join(', ')}]`,
  ].join('\n');
}

interface Row extends Case {
  readonly seconds: number;
  readonly ratio: number;
}

function describe(rows: readonly Row[], engine: string): string {
  const [cpu] = os.cpus();
  return [
    `Measured with \`npm run bench -- scaling\` on ${os.availableParallelism()} cores (${cpu?.model ?? 'unknown'}), Node ${process.versions.node}, ${engine}. The plain sweep: ${plain.images} phantoms, ${plain.folds} folds, MobileNetV2 with a head, Grad-CAM with overlays, ${plain.workers} workers a stage; each other line changes one thing. Seconds are those of the whole command, with the start of Redis and the services, of the quicker of two runs; the second finds what the machine keeps of images.`,
    markdownTable(
      ['', 'store', 'seconds', 'times plain', 'at most'],
      rows.map(({ what, after, seconds, ratio, most }) => [
        what,
        after === undefined ? 'empty' : 'of the plain one',
        seconds.toFixed(1),
        ratio.toFixed(2),
        most === undefined ? '' : most.toFixed(1),
      ]),
    ),
    '![Seconds of each line](performance.svg)',
  ].join('\n\n');
}

function drawBars(rows: readonly Row[]): Promise<void> {
  const marks = [
    Plot.barX(rows, { y: 'what', x: 'seconds', fill: '#4269d0' }),
    Plot.text(rows, {
      ...{ y: 'what', x: 'seconds', dx: 4, textAnchor: 'start' },
      text: ({ seconds }: Row) => seconds.toFixed(1),
    }),
  ];
  const options = {
    ...{ width: 640, height: 40 + 24 * rows.length, marginLeft: 140, marginRight: 40, marks },
    x: { label: 'seconds' },
    y: { label: null, domain: rows.map(({ what }) => what) },
  };
  return writePlot('performance.svg', options, 'Seconds of a sweep and its variants');
}
