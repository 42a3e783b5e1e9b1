import * as z from 'zod';
import { errorCatalogue, type ErrorCode } from '../../../core/errors/catalogue.js';
import { jobStates } from '../../../core/jobs/progress.js';
import { stages } from '../../../core/jobs/stages.js';
import { regions } from '../../../core/regions/Region.js';

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];
const text = z.string();
const count = z.int().min(0);

export const stage = z.enum(stages);
export const jobState = z.enum(jobStates);
export const sweepState = z.enum([
  'running',
  'paused',
  'done',
  'incomplete',
  'cancelled',
  'stopped',
]);
export const target = z.enum(['predicted', 'positive', 'true']);
export const outcome = z.enum([...regions, 'degenerate']);

/** RFC 9457. */
export const problem = z.object({
  type: text.describe('where the server explains the code'),
  title: text,
  status: z.int(),
  detail: text,
  code: z.enum(codes),
  remedy: text,
  problems: z
    .array(
      z.object({
        code: z.enum(codes),
        where: text,
        message: text,
        remedy: text,
        severity: z.enum(['error', 'warning']),
      }),
    )
    .optional()
    .describe('everything that is wrong, where that is more than one thing or has a place'),
});

const stageCount = z.object({
  stage,
  done: count,
  failed: count,
  active: count,
  total: count,
});

export const sweepSummary = z.object({
  sweep: text,
  name: text,
  state: sweepState,
  generation: count.nullable().describe('counts submissions and retries'),
  submitted: text.nullable().describe('ISO 8601'),
  stages: z.array(stageCount),
  missing: count.describe('cells without a result, once there is a report'),
});

export const sweepStatus = sweepSummary.extend({
  cells: count,
  features: z.array(z.object({ backbone: text, done: count, total: count })),
  recomputed: count.describe('results that were damaged and computed anew'),
  plan: z.object({
    runs: z.array(z.object({ run: text, backbone: text, recipe: text, seed: z.int() })),
    folds: count,
    labels: z.array(text).describe('the last one is positive'),
    methods: z.array(text),
    targets: z.array(target),
    images: count,
    dataset: text.describe('the digest of its content'),
  }),
  rate: z.number().nullable().describe('cells a minute'),
  secondsLeft: z.number().nullable(),
});

export const enqueued = z.object({
  sweep: text,
  generation: count.nullable(),
  running: z.boolean().describe('it was under way already: nothing was added'),
});

export const next = text.nullable().describe('the cursor of the next page; null at the end');

export const cellStatus = z.object({
  cell: text,
  run: text,
  fold: count,
  ungrouped: z.literal(true).optional().describe('a fold of those that ignore groups'),
  stage: stage.describe('the furthest one that is not waiting'),
  state: jobState,
});

const time = text.nullable().describe('ISO 8601');

export const cellDetail = cellStatus.extend({
  attempts: z.array(
    z.object({
      stage,
      state: jobState,
      attempts: count.nullable().describe('tries that have ended; null where nobody knows'),
      started: time.describe('of the last try'),
      finished: time,
      ms: z.number().nullable(),
      error: z.object({ code: z.enum(codes), message: text, remedy: text }).optional(),
    }),
  ),
  curve: z
    .array(z.record(z.string(), z.number().nullable()))
    .nullable()
    .describe('losses by epoch, of images held back; null where it is not trained'),
  log: z
    .array(z.looseObject({ time: text, level: text, message: text }))
    .describe('the last lines of its jobs, while Redis has them'),
});

const share = z.object({
  hits: count,
  n: count,
  rate: z.number().nullable(),
  chance: z.number().nullable(),
});

export const results = z.object({
  sweep: text,
  state: sweepState,
  done: count.describe('cells that are complete'),
  total: count,
  runs: z.array(
    z.object({
      run: text,
      n: count.describe('held-out images that have a prediction'),
      auc: z.number().nullable(),
      accuracy: z.number().nullable(),
      roc: z.array(z.object({ fpr: z.number(), tpr: z.number() })),
    }),
  ),
  pointing: z.array(
    z.object({
      run: text,
      method: text,
      target,
      regions: z.object({ mass: share, peritumoral: share, below: share, elsewhere: share }),
      inRegions: share.describe('of correctly classified images'),
      inRegionsOfAll: share,
    }),
  ),
});

export const table = z.object({
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  next,
});

export const images = z.object({
  images: z.array(
    z.object({
      image: text,
      label: text,
      run: text,
      fold: count,
      cell: text,
      predicted: text,
      probability: z.number().describe('of the positive label'),
      correct: z.boolean(),
      outcomes: z.array(z.object({ method: text, target, outcome, x: z.number(), y: z.number() })),
    }),
  ),
  next,
});

const rings = z.array(z.array(z.tuple([z.number(), z.number()])));

export const outline = z.object({
  width: count,
  height: count,
  regions: z.object({ mass: rings, peritumoral: rings, below: rings }),
});

export const map = z.object({
  width: count,
  height: count,
  values: z.array(z.number()).describe('row by row'),
});
