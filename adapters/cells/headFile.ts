import type { Head, PooledWeights } from '../../core/training/Head.js';
import { poolings, type Pooling } from '../../core/sweep/Recipe.js';
import { readNpz } from '../npz/readNpz.js';
import { writeNpz, type NpzArray } from '../npz/writeNpz.js';

/** `bias`, and `<layer>.<pooling>` with one weight a channel. */
export function writeHead(head: Head): Uint8Array {
  const arrays: Record<string, NpzArray> = {
    bias: { data: Float64Array.of(head.bias), shape: [1] },
  };
  for (const { layer, weights } of head.taps) {
    for (const pooling of poolings) {
      const data = weights[pooling];
      if (data) arrays[`${layer}.${pooling}`] = { data, shape: [data.length] };
    }
  }
  return writeNpz(arrays);
}

/** @param layers the taps, in the order of the plan */
export function readHead(bytes: Uint8Array, layers: readonly string[]): Head {
  const arrays = readNpz(bytes);
  const vector = (name: string): Float64Array | undefined => {
    const data = arrays[name]?.data;
    return data instanceof Float64Array ? data : undefined;
  };
  const bias = vector('bias')?.[0];
  if (bias === undefined) throw new RangeError('a head without a bias');
  return {
    bias,
    taps: layers.map((layer) => {
      const weights: Partial<Record<Pooling, Float64Array>> = {};
      for (const pooling of poolings) {
        const own = vector(`${layer}.${pooling}`);
        if (own) weights[pooling] = own;
      }
      return { layer, weights: weights satisfies PooledWeights };
    }),
  };
}
