import { plannedBackbone } from '../../bench/support/plannedBackbone.js';
import { reportSchema, type Report } from '../../core/report/Report.js';
import type { OutcomeRow, PredictionRow } from '../../core/report/rows.js';
import { evenly } from './outcomeRow.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';

const estimate = (value: number | null) => ({
  value,
  ci95: value === null ? null : [value - 0.05, value + 0.05],
  n: 4,
});

const decision = {
  accuracy: estimate(0.75),
  sensitivity: estimate(0.5),
  specificity: estimate(1),
  balancedAccuracy: estimate(0.75),
  f1: estimate(0.667),
  mcc: estimate(0.577),
};

const classification = {
  auc: estimate(0.812),
  averagePrecision: estimate(0.9),
  brier: estimate(0.2),
  ...decision,
  atYouden: decision,
};

const rate = (hits: number, n: number, chance: number) => ({
  hits,
  n,
  rate: hits / n,
  ci95: [0.1, 0.9],
  chance,
  lift: hits / n / chance,
});

const rates = {
  images: 4,
  regions: {
    mass: rate(2, 4, 0.08),
    peritumoral: rate(1, 4, 0.05),
    below: rate(0, 4, 0.2),
    elsewhere: rate(1, 4, 0.67),
  },
  inRegions: rate(2, 3, 0.33),
  inRegionsOfAll: rate(3, 4, 0.33),
};

const pointing = (method: string) => ({
  method,
  target: 'predicted',
  ...rates,
  degenerate: 0,
  ties: 1,
  centre: { mass: 0.25, peritumoral: 0, below: 0.5, elsewhere: 0.25, inRegions: 0.75 },
  byLabel: [
    { label: 'benign', ...rates },
    { label: 'malignant', ...rates },
  ],
});

const energy = { ...estimate(0.2), chance: 0.1, lift: 2 };
const localisation = (method: string) => ({
  method,
  target: 'predicted',
  energy: {
    mass: energy,
    peritumoral: energy,
    below: energy,
    elsewhere: energy,
    inRegions: energy,
  },
});

const { data: _data, ...spec } = sweepSchema.parse({
  name: 'small',
  data: './nowhere',
  folds: { k: 2 },
  methods: ['grad-cam', 'layer-cam'],
});

/** A report of four images with figures made up, valid by its schema. */
export function smallReport(changes: Partial<Report> = {}): Report {
  const report = {
    format: 'foldcam.report/1',
    sweep: { id: 'small-0123456789ab', name: 'small', spec },
    dataset: {
      digest: 'd'.repeat(64),
      images: 4,
      groups: 4,
      labels: [
        { label: 'benign', positive: false, images: 2 },
        { label: 'malignant', positive: true, images: 2 },
      ],
      leftOut: [{ label: 'normal', images: 3, reason: 'not asked for' }],
      generated: null,
    },
    folds: [0, 1].map((fold) => ({
      fold,
      images: 2,
      groups: 2,
      labels: { benign: 1, malignant: 1 },
    })),
    provenance: {
      foldcam: '9.9.9',
      engines: ['wasm (tfjs 4.22.0, SIMD)'],
      backbones: [plannedBackbone],
      seeds: { folds: 1, runs: [1], bootstrap: 1 },
      resamples: 2000,
    },
    reference: {
      citation: 'A study, J Ultrason 2022',
      doi: '10.15557/JoU.2022.0013',
      images: 272,
      auc: 0.887,
      accuracy: 0.835,
      sensitivity: 0.801,
      specificity: 0.868,
      inRegions: 0.71,
    },
    runs: [
      {
        id: 'mobilenet_v2-head-s1',
        backbone: 'mobilenet_v2',
        recipe: 'head',
        seed: 1,
        classification: {
          ...classification,
          folds: [0, 1].map((fold) => ({ fold, ...classification })),
        },
        pointing: [pointing('grad-cam'), pointing('layer-cam')],
        localisation: [localisation('grad-cam'), localisation('layer-cam')],
      },
    ],
    missing: [],
    ...changes,
  };
  return reportSchema.parse(report);
}

/** Predictions of the report's four images. */
export function smallPredictions(): PredictionRow[] {
  const logits = { 'benign (1)': -2, 'benign (2)': 0.5, 'malignant (1)': -0.1, 'malignant (2)': 1 };
  return Object.entries(logits).map(([image, logit], i) => ({
    run: 'mobilenet_v2-head-s1',
    fold: i % 2,
    cell: 'c',
    image,
    group: image,
    label: image.split(' ')[0] ?? '',
    logit,
    probability: 1 / (1 + Math.exp(-logit)),
    predicted: logit >= 0 ? 'malignant' : 'benign',
    youdenThreshold: 0.5,
  }));
}

/** A map's outcome; the point lies in the mass at column 4, row 3. */
export function smallOutcome(changes: Partial<OutcomeRow> = {}): OutcomeRow {
  const all = <T>(value: T) => ({
    mass: value,
    peritumoral: value,
    below: value,
    elsewhere: value,
    inRegions: value,
  });
  return {
    run: 'mobilenet_v2-head-s1',
    fold: 0,
    cell: 'c',
    image: 'benign (1)',
    group: 'benign (1)',
    label: 'benign',
    predicted: 'benign',
    method: 'grad-cam',
    target: 'predicted',
    targetLabel: 'benign',
    x: 4,
    y: 3,
    outcome: 'mass',
    tie: false,
    hit: { ...all(false), mass: true, inRegions: true },
    chance: all(0.2),
    share: all(0.2),
    centreHit: all(false),
    localisation: evenly(0.2),
    ...changes,
  };
}
