import { z } from 'zod';

/** Statistics of a tap's activations over its cells that a head is linear in. */
export const poolings = ['mean', 'std', 'max'] as const;
export type Pooling = (typeof poolings)[number];

/** How a classifier is fitted on a frozen trunk. Plain data; the defaults need no tuning. */
export const recipeSchema = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'use letters, digits, dot, dash and underscore')
    .max(80, 'use at most 80 characters'),
  /** Trunk blocks trained beside the head; this version trains heads. */
  unfreeze: z.literal(0, 'only 0: this version keeps the trunk frozen').default(0),
  pooling: z
    .array(z.enum(poolings))
    .min(1)
    .refine((names) => new Set(names).size === names.length, 'names a statistic twice')
    .default(['mean']),
  /** Upper bound; early stopping usually ends sooner. */
  epochs: z.int().min(1).max(10_000).default(150),
  /** Epochs without a better validation loss before the training of a part stops. */
  patience: z.int().min(1).default(30),
  batch: z.int().min(1).max(4096).default(32),
  learningRate: z.number().positive().default(1e-3),
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

export type Recipe = z.output<typeof recipeSchema>;
