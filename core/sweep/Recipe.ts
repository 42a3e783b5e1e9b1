import * as z from 'zod';

/** Statistics of a tap's activations over its cells that a head is linear in. */
export const poolings = ['mean', 'std', 'max'] as const;
export type Pooling = (typeof poolings)[number];

/** How heads are fitted unless a recipe says otherwise. */
export const headDefaults = {
  epochs: 150,
  patience: 30,
  batch: 32,
  learningRate: 1e-3,
  optimiser: 'adam',
  schedule: 'constant',
  warmUp: 0,
} as const;

/** How a head and the blocks below it are trained together unless a recipe says otherwise. */
export const tailDefaults = {
  epochs: 8,
  patience: 3,
  batch: 16,
  learningRate: 3e-5,
  schedule: 'cosine',
  warmUp: 0.1,
} as const;

/** linear: logistic regression; mlp: one hidden layer; rbf: logistic regression over Gaussian kernels. */
export const headKinds = ['linear', 'mlp', 'rbf'] as const;
export type HeadKind = (typeof headKinds)[number];

const share = z.number().min(0).max(0.5);

/** Altered copies of training images, made for ultrasound: never upside down, since depth has a direction. */
const augmentSchema = z.strictObject({
  /** Of each image; they are computed once and cached, but where all of a backbone is trained. */
  copies: z.int().min(1).max(50).default(4),
  /** Shift at most, as a share of the width and height. */
  translate: share.default(0.05),
  /** Enlarged or shrunk by at most this share. */
  zoom: share.default(0.1),
  /** Grey levels times at most 1 ± this: the scanner's gain. */
  gain: share.default(0.1),
  /** Their distance from the image's mean, likewise. */
  contrast: share.default(0.1),
});

export const unfreezeSchema = z.union(
  [z.int().min(0), z.literal('all')],
  'use a number of blocks, 0 for none, or all',
);

const recipe = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'use letters, digits, dot, dash and underscore')
    .max(80, 'use at most 80 characters'),
  /** The last blocks of the trunk that are trained with the head: none, some, or `all`. */
  unfreeze: unfreezeSchema.default(0),
  /** What sees the pooled taps. */
  head: z.enum(headKinds).default('linear'),
  /** Width of an MLP's hidden layer. */
  hidden: z.int().min(1).max(1024).default(16),
  /** Of an RBF head: the inverse of its penalty, as in a support vector machine. */
  c: z.number().positive().default(1),
  /** Of an RBF head: scale is 1 / (features · their variance). */
  gamma: z
    .union([z.literal('scale'), z.number().positive()], 'use scale, or a number above 0')
    .default('scale'),
  /** What the network sees of an image: all, the mass with a margin, or one after the other. */
  crop: z.enum(['full', 'lesion', 'both']).default('full'),
  /** Around the mass on each side, as a share of its width and height. */
  margin: z.number().min(0).max(5).default(0.5),
  /** How that comes to the network's square: stretched, or with its shape kept. */
  fit: z.enum(['stretch', 'letterbox']).default('stretch'),
  pooling: z
    .array(z.enum(poolings))
    .min(1)
    .refine((names) => new Set(names).size === names.length, 'names a statistic twice')
    .default(['mean']),
  /** Upper bound; early stopping usually ends sooner. */
  epochs: z.int().min(1).max(10_000).default(headDefaults.epochs),
  /** Epochs without a better validation loss before the training of a part stops. */
  patience: z.int().min(1).default(headDefaults.patience),
  batch: z.int().min(1).max(4096).default(headDefaults.batch),
  learningRate: z.number().positive().default(headDefaults.learningRate),
  optimiser: z.enum(['adam', 'adamw', 'sgd']).default(headDefaults.optimiser),
  /** How the learning rate falls: not, along half a cosine, or to a tenth at 1/2 and again at 3/4 of the epochs. */
  schedule: z.enum(['constant', 'cosine', 'step']).default(headDefaults.schedule),
  /** Share of the steps over which the learning rate first rises. */
  warmUp: z.number().min(0).max(0.5).default(headDefaults.warmUp),
  /** AdamW's decoupled decay. */
  weightDecay: z.number().min(0).default(0.01),
  /** Of SGD. */
  momentum: z.number().min(0).max(0.999).default(0.9),
  /** Targets are drawn towards 1/2 by this share. */
  labelSmoothing: z.number().min(0).max(0.5).default(0),
  /** Pairs of training images are mixed by a share from Beta(mixup, mixup); 0 for none. */
  mixup: z.number().min(0).max(10).default(0),
  /** L2 penalty on the standardised weights, per image: loss + l2 / 2 · |w|². */
  l2: z.number().min(0).default(0.5),
  /** Share of the pooled features dropped at each step. */
  dropout: z.number().min(0).max(0.95).default(0.1),
  /**
   * Train on left-right mirrored images too; on frozen taps it seldom helps. Drawn: where blocks are trained each
   * epoch sees each image on one side.
   */
  flips: z.union([z.boolean(), z.literal('drawn')], 'use true, false or drawn').default(false),
  /** The logit is the mean of the image's and its mirror image's. */
  testFlips: z.boolean().default(false),
  augment: augmentSchema.optional(),
  /** Heads that differ in their seed; the logit is the mean of theirs. */
  ensemble: z.int().min(1).max(20).default(1),
  classWeights: z.enum(['balanced', 'none']).default('balanced'),
  /** Share of the training groups held back at a time to choose the number of epochs. */
  validation: z.number().min(0.05).max(0.5).default(0.2),
});

const hasTail = (value: unknown): value is { readonly unfreeze: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  'unfreeze' in value &&
  value.unfreeze !== 0 &&
  value.unfreeze !== undefined;

/** How a classifier is trained. Plain data; the defaults need no tuning, and differ where blocks are trained. */
export const recipeSchema = z.preprocess(
  (value) => (hasTail(value) ? { ...tailDefaults, ...value } : value),
  recipe,
);

export type Recipe = z.output<typeof recipeSchema>;

/** The keys that a recipe may have. */
export const recipeKeys: readonly string[] = Object.keys(recipe.shape);

/** The keys that a recipe's augmentation may have. */
export const augmentKeys: readonly string[] = Object.keys(augmentSchema.shape);
