import { seededRandom } from '../../core/random.js';

/** What the oracle keeps of a tensor: test/oracle/make_architectures.py. */
export interface TensorSummary {
  readonly name: string;
  readonly shape: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Of the absolute values. */
  readonly largest: number;
  /** At places that the seed and the name tell. */
  readonly values: readonly number[];
}

const samples = 24;

export function summariseTensor(
  name: string,
  seed: number,
  shape: readonly number[],
  data: Float32Array,
): TensorSummary {
  const random = seededRandom('samples', seed, name);
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  const square = data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length;
  return {
    name,
    shape,
    mean,
    deviation: Math.sqrt(square),
    largest: data.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
    values: Array.from(
      { length: samples },
      () => data[Math.floor(random() * data.length)] as number,
    ),
  };
}
