import { shuffle, type Random } from '../random.js';
import type { Recipe } from '../sweep/Recipe.js';
import { checkLosses } from './checkLosses.js';
import { drawMix, mixRow } from './drawMix.js';
import { earlyStopping } from './earlyStopping.js';
import type { EpochLosses } from './EpochLosses.js';
import { learningShare } from './learningShare.js';
import { logisticLoss } from './logistic.js';
import { mixTargets } from './mixTargets.js';
import { optimiserStep, type Optimiser } from './optimiserStep.js';
import { smoothLabel } from './smoothLabel.js';

/** Standardised features (rows × width, row-major) with targets and the rows' weights in the loss. */
export interface HeadData {
  readonly features: Float32Array;
  readonly positive: Uint8Array;
  readonly weights: Float64Array;
}

export interface DescentOptions
  extends
    Pick<Recipe, 'epochs' | 'patience' | 'batch' | 'learningRate' | 'l2' | 'dropout'>,
    Partial<Optimiser & Pick<Recipe, 'schedule' | 'warmUp' | 'labelSmoothing' | 'mixup'>> {
  /** What the schedule takes for the end; `epochs` when left out. */
  readonly scheduled?: number;
}

/** Some rows with their targets in [0, 1] and their weights in the loss. */
export interface Batch {
  readonly rows: readonly Float32Array[];
  readonly targets: readonly number[];
  readonly weights: readonly number[];
}

/** What is fitted: a function of parameters. */
export interface Descending {
  readonly start: Float64Array;
  /** How many of the parameters, from the first, are weights that AdamW shrinks. */
  readonly decayed: number;
  /** Of the batch's mean weighted loss and the penalty; it holds until the next one. */
  gradient(parameters: Float64Array, batch: Batch): Float64Array;
  /** One logit a row. */
  logits(parameters: Float64Array, features: Float32Array): Float64Array;
}

export interface Descended {
  readonly parameters: Float64Array;
  /** How many epochs these were trained for. */
  readonly epochs: number;
  readonly curve: readonly EpochLosses[];
}

/**
 * Fits parameters by mini-batches. With a validation part they are those of the epoch with the least
 * validation loss.
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED when a loss is not finite
 */
export function descend(
  model: Descending,
  train: HeadData,
  validation: HeadData | undefined,
  options: DescentOptions,
  random: Random,
): Descended {
  const { mixup = 0, schedule = 'constant', warmUp = 0, scheduled = options.epochs } = options;
  const { optimiser = 'adam', weightDecay = 0, momentum = 0 } = options;
  const rows = train.positive.length;
  const parameters = model.start.slice();
  const moments = {
    first: new Float64Array(parameters.length),
    second: new Float64Array(parameters.length),
  };
  const stopping = earlyStopping(options.patience);
  const order = Array.from({ length: rows }, (_, i) => i);
  const curve: EpochLosses[] = [];
  const perEpoch = Math.ceil(rows / options.batch);
  let best = parameters.slice();
  let step = 0;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    shuffle(order, random);
    for (let start = 0; start < rows; start += options.batch) {
      const taken = takeRows(train, order.slice(start, start + options.batch), options);
      const batch = mixup > 0 ? mixRows(taken, mixup, random) : taken;
      const share = learningShare({ schedule, warmUp }, step, scheduled * perEpoch);
      step += 1;
      optimiserStep(
        { optimiser, weightDecay, momentum },
        parameters,
        moments,
        model.gradient(parameters, batch),
        { step, learningRate: options.learningRate * share, decayed: model.decayed },
      );
    }
    const judged = validation && meanLoss(model, validation, parameters);
    const losses = {
      ...{ epoch, training: meanLoss(model, train, parameters) },
      ...(judged === undefined ? {} : { validation: judged }),
    };
    checkLosses(losses, curve);
    curve.push(losses);
    if (judged === undefined) {
      best = parameters;
      continue;
    }
    const stop = stopping.observe(epoch, judged);
    if (stopping.best() === epoch) best = parameters.slice();
    if (stop) break;
  }
  return {
    parameters: best,
    epochs: validation ? stopping.best() : options.epochs,
    curve,
  };
}

function takeRows(
  data: HeadData,
  order: readonly number[],
  { labelSmoothing = 0 }: DescentOptions,
): Batch {
  const width = data.features.length / data.positive.length;
  return {
    rows: order.map((row) => data.features.subarray(row * width, (row + 1) * width)),
    targets: order.map((row) => smoothLabel(data.positive[row] as number, labelSmoothing)),
    weights: order.map((row) => data.weights[row] as number),
  };
}

/** Mixes every row with another of the batch. */
function mixRows(batch: Batch, alpha: number, random: Random): Batch {
  const { rows } = batch;
  const mix = drawMix(rows.length, alpha, random);
  return {
    ...mixTargets(batch, mix),
    rows: rows.map((row, i) => {
      const partner = mix.partners[i] as number;
      return mixRow(row, rows[partner] as Float32Array, mix.share);
    }),
  };
}

function meanLoss(model: Descending, data: HeadData, parameters: Float64Array): number {
  const logits = model.logits(parameters, data.features);
  let loss = 0;
  let total = 0;
  for (let row = 0; row < logits.length; row++) {
    const weight = data.weights[row] as number;
    loss += weight * logisticLoss(logits[row] as number, data.positive[row] as number);
    total += weight;
  }
  return loss / total;
}
