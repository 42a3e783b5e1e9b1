import type { Dataset } from '../../core/dataset/Dataset.js';
import type { Region } from '../../core/regions/Region.js';
import type { Missing } from '../../core/report/Report.js';
import { mapSeries } from '../../core/store/layout.js';
import { planSchema } from '../../core/sweep/Plan.js';
import type { SweepRows } from './assembleReport.js';
import { outcomeRow } from './outcomeRow.js';
import { predictionRow } from './predictionRow.js';

interface Drawn {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  readonly fold: number;
  readonly logit: number;
  readonly outcome: Region | 'degenerate';
}

/** Six images, b1 and b2 of one patient. Called wrongly: b3 and m3. */
const images: readonly Drawn[] = [
  { id: 'b1', label: 'benign', group: 'twins', fold: 0, logit: -3, outcome: 'mass' },
  { id: 'b2', label: 'benign', group: 'twins', fold: 0, logit: -2, outcome: 'elsewhere' },
  { id: 'b3', label: 'benign', group: 'b3', fold: 1, logit: 2, outcome: 'below' },
  { id: 'm1', label: 'malignant', group: 'm1', fold: 0, logit: 3, outcome: 'peritumoral' },
  { id: 'm2', label: 'malignant', group: 'm2', fold: 1, logit: 1, outcome: 'degenerate' },
  { id: 'm3', label: 'malignant', group: 'm3', fold: 1, logit: -1, outcome: 'mass' },
];

const dataset: Dataset = {
  format: 'foldcam.dataset/1',
  digest: 'd'.repeat(64),
  labels: ['benign', 'malignant'],
  entries: images.map(({ id, label, group }) => ({
    id,
    label,
    group,
    image: { file: `${id}.png`, sha256: 'a'.repeat(64) },
    width: 16,
    height: 16,
    masks: [{ file: `${id}_mask.png`, sha256: 'b'.repeat(64) }],
  })),
  leftOut: [{ label: 'normal', images: 4 }],
};

const runs = [1, 2].map((seed) => ({
  id: `net-head-s${seed}`,
  backbone: 'net',
  recipe: 'head',
  seed,
}));

const plan = planSchema.parse({
  format: 'foldcam.plan/1',
  id: 'handmade-1',
  dataset: dataset.digest,
  spec: {
    name: 'handmade',
    data: './somewhere',
    folds: { k: 2 },
    seeds: [1, 2],
    methods: ['grad-cam', 'layer-cam'],
    target: 'both',
    backbones: ['net'],
  },
  backbones: [
    {
      id: 'net',
      name: 'net',
      digest: 'c'.repeat(64),
      inputSize: 16,
      preprocessing: { scale: 1, offset: 0 },
      taps: [{ layer: 'tap', digest: 'e'.repeat(64) }],
    },
  ],
  runs,
  cells: runs.flatMap(({ id }) => [0, 1].map((fold) => ({ key: `${id}-${fold}`, run: id, fold }))),
  folds: Object.fromEntries(images.map(({ id, fold }) => [id, fold])),
});

/** Of the second run fold 1 was never trained, and of fold 0 there are no maps. */
const missing: readonly Missing[] = [
  { fold: 1, stage: 'train', code: 'FOLDCAM_E_TRAINING_DIVERGED' },
  { fold: 0, stage: 'explain', code: 'FOLDCAM_E_WORKER_LOST' },
].map(({ fold, stage, code }) => ({
  cell: `net-head-s2-${fold}`,
  run: 'net-head-s2',
  fold,
  stage,
  code,
  message: 'what happened',
  remedy: 'what to do',
}));

/** All that a report is made of, in the order of the plan. */
export function handmadeSweep(): SweepRows {
  const rows = runs.flatMap((run) =>
    images
      .filter(({ fold }) => run.seed === 1 || fold === 0)
      .map((drawn) => ({
        ...drawn,
        run: run.id,
        cell: `${run.id}-${drawn.fold}`,
        image: drawn.id,
      })),
  );
  const predicted = (logit: number): string => (logit >= 0 ? 'malignant' : 'benign');
  return {
    plan,
    dataset,
    version: '9.8.7',
    engines: ['wasm', 'cpu', 'wasm'],
    predictions: rows.map(({ run, cell, image, group, label, fold, logit }) =>
      predictionRow({
        ...{ run, cell, image, group, label, fold, logit },
        probability: 1 / (1 + Math.exp(-logit)),
        predicted: predicted(logit),
      }),
    ),
    outcomes: mapSeries(plan.spec).flatMap(({ method, target }) =>
      rows
        .filter(({ run }) => run === 'net-head-s1')
        .map(({ run, cell, image, group, label, fold, logit, outcome }) =>
          outcomeRow({
            ...{ run, cell, image, group, label, fold, outcome, method, target },
            predicted: predicted(logit),
          }),
        ),
    ),
    missing,
  };
}
