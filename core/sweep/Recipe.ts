import { z } from 'zod';

/** Statistics of a tap's activations over its cells that a head is linear in. */
export const poolings = ['mean', 'std', 'max'] as const;
export type Pooling = (typeof poolings)[number];

/** How heads are fitted unless a recipe says otherwise. */
export const headDefaults = { epochs: 150, patience: 30, batch: 32, learningRate: 1e-3 } as const;

/** How a head and the blocks below it are trained together unless a recipe says otherwise. */
export const tailDefaults = { epochs: 8, patience: 3, batch: 16, learningRate: 3e-5 } as const;

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
  /** L2 penalty on the standardised weights, per image: loss + l2 / 2 · |w|². */
  l2: z.number().min(0).default(0.5),
  /** Share of the pooled features dropped at each step. */
  dropout: z.number().min(0).max(0.95).default(0.1),
  /** Train on left-right mirrored images too; on frozen taps it seldom helps. */
  flips: z.boolean().default(false),
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
