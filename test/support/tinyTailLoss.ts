import type { Batch } from '../../adapters/tensor/tune/batchGradients.js';
import { featureRows, type PooledTap } from '../../core/training/PooledTap.js';
import { logisticLoss } from '../../core/training/logistic.js';
import { tinyTail } from './tinyTail.js';

export type Values = ReadonlyMap<string, ArrayLike<number>>;

const size = 3;

/** The loss of a batch with its penalty, in double precision and plain loops; for finite differences. */
export function tinyTailLoss(values: Values, batch: Batch, l2: number): number {
  const read = (name: string, i: number): number => values.get(name)?.[i] ?? NaN;
  const width = tinyTail.head.weights.length;
  const { by } = tinyTail.head;
  let loss = 0;
  batch.samples.forEach((sample, n) => {
    const x = batch.input.subarray(n * 32, (n + 1) * 32);
    const early: number[] = [];
    const late: number[] = [];
    for (let cell = 0; cell < size * size; cell++) {
      const [row, column] = [Math.floor(cell / size), cell % size];
      for (let to = 0; to < 3; to++) {
        let sum = read('early/bias', to);
        for (let tap = 0; tap < 8; tap++) {
          const [dy, dx, from] = [tap >> 2, (tap >> 1) & 1, tap & 1];
          const at = ((row + dy) * 4 + column + dx) * 2 + from;
          sum += (x[at] as number) * read('early/kernel', tap * 3 + to);
        }
        early.push(Math.max(0, sum));
      }
      for (let to = 0; to < 2; to++) {
        const terms = [0, 1, 2].map(
          (from) => (early[cell * 3 + from] as number) * read('late/kernel', from * 2 + to),
        );
        late.push(terms.reduce((a, b) => a + b));
      }
    }
    const frozen = tinyTail.taps.filter((tap): tap is PooledTap => 'data' in tap);
    const features = [
      ...pool(early, 3),
      ...featureRows(frozen, tinyTail.pooling, [sample]),
      ...pool(late, 2),
    ];
    let logit = read('head/bias', 0);
    for (let j = 0; j < width; j++) {
      const standardised = ((features[j] as number) - (by.mean[j] ?? 0)) * (by.scale[j] ?? 0);
      logit += standardised * (batch.mask[j] as number) * read('head/weights', j);
    }
    loss += (batch.weights[n] as number) * logisticLoss(logit, batch.targets[n] as number);
  });
  let squares = 0;
  for (let j = 0; j < width; j++) squares += read('head/weights', j) ** 2;
  return loss / batch.samples.length + (l2 / 2) * squares;
}

/** Means, then standard deviations, then maxima. */
function pool(data: readonly number[], channels: number): number[] {
  const own = Array.from({ length: channels }, (_, c) => data.filter((_, i) => i % channels === c));
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
  const means = own.map(mean);
  const deviations = own.map((values, c) =>
    Math.sqrt(mean(values.map((value) => (value - (means[c] as number)) ** 2))),
  );
  return [...means, ...deviations, ...own.map((values) => Math.max(...values))];
}
