import * as z from 'zod';
import { padding, pair } from './configValues.js';
import type { Lower } from './Lower.js';
import { oneStep } from './oneStep.js';

const pool = z.looseObject({
  pool_size: pair.default([2, 2]),
  strides: pair.nullish(),
  padding: padding.default('valid'),
});
const globalPool = z.looseObject({ keepdims: z.boolean().default(false) });

const pooled =
  (kind: 'maxPool' | 'averagePool'): Lower =>
  ({ layer, inputs }) => {
    const { pool_size: size, strides, padding: own } = pool.parse(layer.config);
    return oneStep({
      kind,
      output: layer.name,
      inputs,
      size,
      strides: strides ?? size,
      padding: own,
    });
  };

/** By Keras' name. */
export const poolLayers: Readonly<Record<string, Lower>> = {
  MaxPooling2D: pooled('maxPool'),
  AveragePooling2D: pooled('averagePool'),
  GlobalAveragePooling2D: ({ layer, inputs }) => {
    const { keepdims: keepDims } = globalPool.parse(layer.config);
    return oneStep({ kind: 'globalAveragePool', output: layer.name, inputs, keepDims });
  },
};
