import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Architecture } from '../../adapters/tensor/architectures/Architecture.js';
import { layerGraph } from '../../adapters/tensor/architectures/layerGraph.js';

const folder = path.resolve(import.meta.dirname, '../oracle');

interface Expected {
  /** The layers as Keras lists them. */
  readonly order: readonly string[];
  readonly weights: Readonly<
    Record<string, readonly { shape: readonly number[]; values: readonly number[] }[]>
  >;
}

/** What the files hold, by Keras' names of the layers. */
export const kerasExpected = JSON.parse(
  readFileSync(path.join(folder, 'vectors/keras_files.json'), 'utf8'),
) as Expected;

/** A file that Keras saved: `tiny.h5`, `tiny.weights.h5`, `tiny.keras`, … */
export function kerasFile(name: string): Uint8Array {
  return gunzipSync(readFileSync(path.join(folder, 'files', `${name}.gz`)));
}

/** The architecture of test/oracle/make_keras_files.py, its layers in the order in which they are made. */
export function tinyArchitecture(): Architecture {
  const graph = layerGraph('tiny', 4);
  const unbiased = { bias: false, filters: 2 };
  const stem = graph.batchNorm(graph.conv(graph.input, { ...unbiased, kernel: 3 }), {
    scale: false,
  });
  const short = graph.conv(stem, { ...unbiased, kernel: 1 });
  const long = graph.conv(graph.conv(stem, { ...unbiased, kernel: 1 }), {
    ...unbiased,
    kernel: 1,
  });
  const both = graph.concat([short, long], { name: 'both' });
  const dw = graph.depthwise(both, { kernel: 1, name: 'dw' });
  const output = graph.separable(dw, { filters: 2, kernel: 1, name: 'sep' });
  const preprocessing = { scale: 1, offset: 0 };
  return graph.build({ title: 'tiny', output, blocks: ['both'], taps: ['sep'], preprocessing });
}

/** The file with a number in place of the first value of a weight. */
export function withValue(bytes: Uint8Array, layer: string, value: number): Uint8Array {
  const [weight] = kerasExpected.weights[layer] ?? [];
  const values = Float32Array.from(weight?.values ?? []);
  const changed = Buffer.from(bytes);
  const at = changed.indexOf(Buffer.from(values.buffer));
  if (at < 0 || values.length === 0) throw new RangeError(`no weight of ${layer} in the file`);
  changed.writeFloatLE(value, at);
  return changed;
}
