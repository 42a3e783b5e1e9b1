import * as z from 'zod';
import type { Activation } from '../Step.js';

/** A number for both directions, or [vertical, horizontal]. */
export const pair = z.union([
  z.tuple([z.number(), z.number()]),
  z.number().transform((n): [number, number] => [n, n]),
]);

export const padding = z.enum(['same', 'valid']);

/** A number for all sides, one for each direction, or [[top, bottom], [left, right]]. */
export const border = z.union([
  z.tuple([pair, pair]),
  z.number().transform((n): [[number, number], [number, number]] => [
    [n, n],
    [n, n],
  ]),
]);

/** One number, or one for each channel. */
export const perChannel = z.union([z.number(), z.array(z.number())]);

const synonyms: Readonly<Record<string, Activation>> = {
  linear: 'linear',
  relu: 'relu',
  relu6: 'relu6',
  sigmoid: 'sigmoid',
  swish: 'silu',
  silu: 'silu',
  softmax: 'softmax',
  hard_sigmoid: 'hard_sigmoid',
  hard_swish: 'hard_silu',
  hard_silu: 'hard_silu',
};

export const activation = z
  .string()
  .refine((name) => Object.hasOwn(synonyms, name), 'is none that foldcam knows')
  .transform((name) => synonyms[name] ?? 'linear')
  .default('linear');
