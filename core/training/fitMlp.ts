import { normalRandom } from '../normalRandom.js';
import type { Random } from '../random.js';
import {
  descend,
  type Batch,
  type Descended,
  type DescentOptions,
  type HeadData,
} from './descend.js';
import { dropoutMask } from './dropoutMask.js';
import { sigmoid } from './logistic.js';
import { mlpOutput, mlpSums, type MlpModel } from './MlpModel.js';

export interface FittedMlp extends Omit<Descended, 'parameters'> {
  readonly model: MlpModel;
}

/**
 * Fits an MLP by mini-batches from weights drawn as He et al. 2015 (arXiv:1502.01852) have it; dropout on
 * the features, the penalty on all weights and no bias.
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED
 */
export function fitMlp(
  train: HeadData,
  validation: HeadData | undefined,
  options: DescentOptions & { readonly hidden: number },
  random: Random,
): FittedMlp {
  const width = train.features.length / train.positive.length;
  const { hidden } = options;
  const normal = normalRandom(random);
  // Weights first, then biases: hidden × width, hidden, then hidden + 1.
  const start = new Float64Array(hidden * width + 2 * hidden + 1);
  for (let i = 0; i < hidden * width; i++) start[i] = normal() * Math.sqrt(2 / width);
  for (let h = 0; h < hidden; h++) start[hidden * width + h] = normal() * Math.sqrt(2 / hidden);
  const { parameters, ...fitted } = descend(
    {
      start,
      decayed: hidden * width + hidden,
      gradient: (own, batch) => batchGradient(own, batch, width, options, random),
      logits: (own, features) => {
        const model = modelOf(own, width, hidden);
        const logits = new Float64Array(features.length / width);
        for (let row = 0; row < logits.length; row++) {
          const x = new Float64Array(features.subarray(row * width, (row + 1) * width));
          logits[row] = mlpOutput(model, mlpSums(model, x));
        }
        return logits;
      },
    },
    train,
    validation,
    options,
    random,
  );
  return { ...fitted, model: modelOf(parameters, width, hidden) };
}

/** A view of the parameters: they change and it with them. */
function modelOf(parameters: Float64Array, width: number, hidden: number): MlpModel {
  const from = hidden * width;
  return {
    kind: 'mlp',
    hidden: parameters.subarray(0, from),
    output: parameters.subarray(from, from + hidden),
    hiddenBias: parameters.subarray(from + hidden, from + 2 * hidden),
    bias: parameters.at(-1) as number,
  };
}

function batchGradient(
  parameters: Float64Array,
  { rows, targets, weights }: Batch,
  width: number,
  { hidden, dropout, l2 }: DescentOptions & { readonly hidden: number },
  random: Random,
): Float64Array {
  const outputs = hidden * width;
  const model = modelOf(parameters, width, hidden);
  const gradient = new Float64Array(parameters.length);
  const mask = dropoutMask(width, dropout, random);
  const x = new Float64Array(width);
  rows.forEach((row, r) => {
    for (let j = 0; j < width; j++) x[j] = (row[j] as number) * (mask[j] as number);
    const sums = mlpSums(model, x);
    const error = sigmoid(mlpOutput(model, sums)) - (targets[r] as number);
    const slope = (error * (weights[r] as number)) / rows.length;
    for (let h = 0; h < hidden; h++) {
      const sum = sums[h] as number;
      if (sum <= 0) continue;
      gradient[outputs + h] = (gradient[outputs + h] as number) + slope * sum;
      const inner = slope * (model.output[h] as number);
      const bias = outputs + hidden + h;
      gradient[bias] = (gradient[bias] as number) + inner;
      const own = gradient.subarray(h * width, (h + 1) * width);
      for (let j = 0; j < width; j++) own[j] = (own[j] as number) + inner * (x[j] as number);
    }
    const last = gradient.length - 1;
    gradient[last] = (gradient[last] as number) + slope;
  });
  for (let i = 0; i < outputs + hidden; i++) {
    gradient[i] = (gradient[i] as number) + l2 * (parameters[i] as number);
  }
  return gradient;
}
