import { z } from 'zod';
import { sweepSchema } from './SweepSpec.js';

/** A backbone as a plan pins it: its weights by digest, its input and its taps. */
export const plannedBackboneSchema = z.strictObject({
  /** What its runs are called. */
  id: z.string(),
  name: z.string(),
  /** SHA-256 over the taps' digests. */
  digest: z.string(),
  inputSize: z.int(),
  /** Grey level v becomes v · scale + offset, in three equal channels. */
  preprocessing: z.strictObject({ scale: z.number(), offset: z.number() }),
  /** From input to output, each with the SHA-256 of all that its activations depend on. */
  taps: z.array(z.strictObject({ layer: z.string(), digest: z.string() })).min(1),
});

const runSchema = z.strictObject({
  /** `<backbone>-<recipe>-s<seed>` */
  id: z.string(),
  backbone: z.string(),
  recipe: z.string(),
  seed: z.int(),
});

const cellSchema = z.strictObject({ key: z.string(), run: z.string(), fold: z.int() });

/** Everything workers need to know about a sweep; `sweeps/<id>/plan.json`. */
export const planSchema = z.strictObject({
  format: z.literal('foldcam.plan/1'),
  id: z.string(),
  dataset: z.string(),
  spec: sweepSchema,
  backbones: z.array(plannedBackboneSchema),
  runs: z.array(runSchema),
  cells: z.array(cellSchema),
  /** The test fold of each image, by image id. */
  folds: z.record(z.string(), z.int()),
});

export type PlannedTap = PlannedBackbone['taps'][number];
export type PlannedBackbone = z.output<typeof plannedBackboneSchema>;
export type Run = z.output<typeof runSchema>;
export type Cell = z.output<typeof cellSchema>;
export type Plan = z.output<typeof planSchema>;
