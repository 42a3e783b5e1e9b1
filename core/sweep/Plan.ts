import * as z from 'zod';
import { unfreezeSchema } from './Recipe.js';
import { sweepSchema } from './SweepSpec.js';

/** A layer with the SHA-256 of all that its activations depend on. */
const plannedTapSchema = z.strictObject({ layer: z.string(), digest: z.string() });

/** One number for all three channels, or one for each. */
const perChannel = z.union([z.number(), z.tuple([z.number(), z.number(), z.number()]).readonly()]);

/** What the blocks are fed with that a recipe trains, and the taps behind it. */
const plannedCutSchema = plannedTapSchema.extend({
  unfreeze: unfreezeSchema,
  taps: z.array(z.string()).min(1),
});

/** A backbone as a plan pins it: its weights by digest, its input and its taps. */
export const plannedBackboneSchema = z.strictObject({
  /** What its runs are called. */
  id: z.string(),
  name: z.string(),
  /** SHA-256 over the taps' digests. */
  digest: z.string(),
  inputSize: z.int(),
  /** Grey level v becomes v · scale + offset in each channel. */
  preprocessing: z.strictObject({ scale: perChannel, offset: perChannel }),
  /** Weights are drawn at random from the seed, not read from files. */
  weights: z.literal('random').optional(),
  seed: z.int().optional(),
  /** From input to output. */
  taps: z.array(plannedTapSchema).min(1),
  /** Of each tap: what methods cost that ask about every channel. */
  channels: z.array(z.int()).optional(),
  /** One for each number of blocks that the sweep's recipes train. */
  cuts: z.array(plannedCutSchema).optional(),
});

const runSchema = z.strictObject({
  /** `<backbone>-<recipe>-s<seed>` */
  id: z.string(),
  backbone: z.string(),
  recipe: z.string(),
  seed: z.int(),
});

const cellSchema = z.strictObject({ key: z.string(), run: z.string(), fold: z.int() });

/** The test fold of each image, by image id. */
const foldsSchema = z.record(z.string(), z.int());

/** The same runs on folds that ignore groups: their cells are trained and predict, and are not explained. */
const ungroupedSchema = z.strictObject({
  cells: z.array(cellSchema.extend({ ungrouped: z.literal(true) })),
  folds: foldsSchema,
  /** Test images with an image of their group on the training side, and groups on both sides. */
  leaked: z.strictObject({ images: z.int(), groups: z.int() }),
});

export const planFormat = 'foldcam.plan/1';

/** Everything workers need to know about a sweep; `sweeps/<id>/plan.json`. */
export const planSchema = z.strictObject({
  format: z.literal(planFormat),
  id: z.string(),
  dataset: z.string(),
  spec: sweepSchema,
  backbones: z.array(plannedBackboneSchema),
  runs: z.array(runSchema),
  cells: z.array(cellSchema),
  folds: foldsSchema,
  ungrouped: ungroupedSchema.exactOptional(),
});

export type PlannedTap = z.output<typeof plannedTapSchema>;
export type PlannedCut = z.output<typeof plannedCutSchema>;
export type PlannedBackbone = z.output<typeof plannedBackboneSchema>;
export type Run = z.output<typeof runSchema>;
export type Cell = z.output<typeof cellSchema>;
export type UngroupedPlan = z.output<typeof ungroupedSchema>;
export type Plan = z.output<typeof planSchema>;
