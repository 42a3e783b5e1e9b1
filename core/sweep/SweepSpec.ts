import * as z from 'zod';
import { camMethods } from '../cam/methods.js';
import { parseExtent } from '../regions/Extent.js';
import { overlayFormats } from './OverlayFormat.js';
import { recipeSchema } from './Recipe.js';

const text = z.string().min(1, 'must not be empty');
const nameLike = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'use letters, digits, dot, dash and underscore');

const unique = <T>(items: readonly T[], of: (item: T) => unknown): boolean =>
  new Set(items.map(of)).size === items.length;

const extent = z
  .string()
  .refine((value) => parseExtent(value) !== undefined, 'use a share (10%), 3mm or 20px');

const tolerance = z
  .string()
  .refine((value) => parseExtent(value)?.unit === 'px', 'use pixels, such as 15px');

const backboneSchema = z.preprocess(
  (value) => (typeof value === 'string' ? { name: value } : value),
  z
    .strictObject({
      name: text,
      /** What the runs are called; needed where one backbone stands twice. */
      as: nameLike.max(80, 'use at most 80 characters').optional(),
      /** Layers whose activations the head sees; the backbone's own choice without. */
      taps: z
        .array(text)
        .min(1)
        .refine((taps) => unique(taps, (tap) => tap), 'names a layer twice')
        .optional(),
      /** random: untrained weights, for tests and randomisation checks. Without: pretrained ones. */
      weights: z.enum(['pretrained', 'random']).optional(),
      /** Which random weights; 1 without. */
      seed: z.int().min(0).optional(),
    })
    .refine(({ weights, seed }) => seed === undefined || weights === 'random', {
      error: 'goes with `weights: random` alone',
      path: ['seed'],
    }),
);

const methodNames = camMethods.map((method) => method.name) as [string, ...string[]];

/** Checks of maps that ask the network again, on some of a run's images. */
const faithfulnessSchema = z.preprocess(
  (value) => (value === true ? {} : value),
  z.strictObject({
    /** Of each run, drawn with a fixed seed. */
    images: z.int().min(1).default(20),
    /** Points of the deletion and insertion curves. */
    steps: z.int().min(2).max(200).default(20),
    /** Compare with the maps of the network after its weights were drawn anew, from the head down. */
    randomise: z.boolean().default(true),
  }),
);

/** How often methods that perturb ask the network. */
const perturbationSchema = z.strictObject({
  /** Random masks of RISE. */
  masks: z.int().min(1).default(1000),
  /** Noisy copies of SmoothGrad and Smooth Grad-CAM++. */
  samples: z.int().min(1).default(25),
  /** Steps of integrated gradients. */
  steps: z.int().min(1).default(50),
  /** Occlusion's square and its step, in pixels of the network's input. */
  window: z.int().min(1).default(32),
  stride: z.int().min(1).default(16),
});

/** The sweep file. Only `name` and `data` have no default; unknown keys are errors. */
export const sweepSchema = z.strictObject({
  name: nameLike.max(80, 'use at most 80 characters'),
  // eslint-disable-next-line no-control-regex -- no path and no address has them
  data: text.refine((value) => !/[\u0000-\u001f\u007f]/.test(value), 'has control characters'),
  labels: z
    .tuple([text, text], 'name two labels; the last one is positive')
    .refine(([negative, positive]) => negative !== positive, 'name two different labels')
    .default(['benign', 'malignant']),
  folds: z
    .strictObject({
      k: z.int().min(2).max(50).default(5),
      seed: z.int().min(0).default(1),
      /** auto: group column, near-duplicates.csv, and images found to show one scan. */
      group: z.literal('auto').default('auto'),
      /** Trains the same runs on folds that ignore groups too, to show what that would have given. */
      compareUngrouped: z.boolean().default(false),
    })
    .prefault({}),
  backbones: z
    .array(backboneSchema)
    .min(1)
    .refine(
      (backbones) => unique(backbones, (backbone) => backbone.as ?? backbone.name),
      'one backbone stands twice: tell its runs apart with `as`',
    )
    .default([{ name: 'mobilenet_v2' }]),
  recipes: z
    .array(recipeSchema)
    .min(1)
    .refine((recipes) => unique(recipes, (recipe) => recipe.name), 'two recipes have the same name')
    .prefault([{ name: 'head' }]),
  seeds: z
    .array(z.int().min(0))
    .min(1)
    .refine((seeds) => unique(seeds, (seed) => seed), 'names a seed twice')
    .default([1]),
  methods: z
    .array(z.enum(methodNames))
    .min(1)
    .refine((methods) => unique(methods, (method) => method), 'names a method twice')
    .default(['grad-cam', 'grad-cam++', 'layer-cam']),
  // YAML reads a bare `true` as a boolean.
  target: z
    .preprocess(
      (value) => (value === true ? 'true' : value),
      z.enum(['predicted', 'positive', 'true', 'both']),
    )
    .default('predicted'),
  regions: z
    .strictObject({
      peritumoral: extent.default('10%'),
      below: z
        .union([z.literal('full'), extent], 'use full, a share (10%), 3mm or 20px')
        .default('full'),
    })
    .prefault({}),
  pointing: z.strictObject({ tolerance: tolerance.default('0px') }).prefault({}),
  maps: z
    .strictObject({
      keep: z.enum(['none', 'overlays', 'all']).default('overlays'),
      /** How overlays are written: png loses nothing, and takes ten times as much. */
      overlays: z.enum(overlayFormats).default('jpeg'),
      /** What maps show: the deepest tap, or all taps as their contributions to the logit add up. */
      taps: z.enum(['deepest', 'all']).default('deepest'),
    })
    .prefault({}),
  perturbation: perturbationSchema.prefault({}),
  faithfulness: faithfulnessSchema.optional(),
  /** gpu: its jobs fail on a worker that does not compute on a GPU. */
  require: z.literal('gpu').optional(),
});

/** A sweep file with every default filled in. */
export type SweepSpec = z.output<typeof sweepSchema>;
export type BackboneChoice = SweepSpec['backbones'][number];
