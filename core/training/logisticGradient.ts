import type { Batch } from './descend.js';
import { sigmoid } from './logistic.js';
import { takeRows } from './takeRows.js';

/**
 * The gradient of a batch's mean weighted logistic loss, whose features are masked alike, and of the penalty
 * l2 / 2 · |w|².
 * @param parameters the weights, then the bias
 * @param mask a factor on each feature
 * @param gradient written over, in the order of the parameters
 */
export function logisticGradient(
  { rows, targets, weights }: Batch,
  parameters: Float64Array,
  mask: Float64Array,
  l2: number,
  gradient: Float64Array,
): void {
  const width = mask.length;
  const { columns, sums, ofRows, put, dotRows, addRows } = takeRows(width);
  for (let j = 0; j < width; j++) columns[j] = (parameters[j] as number) * (mask[j] as number);
  sums.fill(0);
  let bias = 0;
  for (let first = 0; first < rows.length; first += ofRows.length) {
    const some = rows.slice(first, first + ofRows.length);
    put(some);
    ofRows.fill(parameters[width] as number);
    dotRows();
    for (let i = 0; i < some.length; i++) {
      const error = sigmoid(ofRows[i] as number) - (targets[first + i] as number);
      const slope = (error * (weights[first + i] as number)) / rows.length;
      ofRows[i] = slope;
      bias += slope;
    }
    ofRows.fill(0, some.length);
    addRows();
  }
  for (let j = 0; j < width; j++) {
    gradient[j] = (sums[j] as number) * (mask[j] as number) + l2 * (parameters[j] as number);
  }
  gradient[width] = bias;
}
