import type * as TensorFlow from '@tensorflow/tfjs';
import { checkLosses } from '../../../core/training/checkLosses.js';
import type { EpochLosses } from '../../../core/training/EpochLosses.js';
import { microBatches } from '../memory/microBatches.js';
import { evaluateTail, heldBackLoss } from './evaluateTail.js';
import { readVariables, writeVariables } from './readVariables.js';
import { openTailModel, type TailModel } from './TailModel.js';
import { openTailOptimiser, type TailOptimiser } from './tailOptimiser.js';
import { trainEpoch } from './trainEpoch.js';
import type { TuneInput } from './TuneInput.js';
import type { TuneState, Values } from './TuneState.js';

// Ten times the loss of guessing, above which no fitted head starts: such steps have lost what was learnt.
const runaway = 10 * Math.LN2;

export interface Tuned {
  readonly best: TuneState['best'];
  readonly curve: readonly EpochLosses[];
}

/**
 * Trains the last blocks of a backbone together with a head that was fitted before (arXiv:2202.10054),
 * batch normalisation in inference mode, by the recipe's optimiser with clipped gradients.
 * @throws FoldcamError FOLDCAM_E_TRAINING_DIVERGED, FOLDCAM_E_OUT_OF_MEMORY
 */
export async function tuneTail(tf: typeof TensorFlow, input: TuneInput): Promise<Tuned> {
  const model = openTailModel(tf, input);
  try {
    return await tune(tf, model, openTailOptimiser(tf, model, input.recipe), input);
  } finally {
    model.dispose();
  }
}

async function tune(
  tf: typeof TensorFlow,
  model: TailModel,
  optimiser: TailOptimiser,
  input: TuneInput,
): Promise<Tuned> {
  const { checkpoints, recipe } = input;
  const pieces = microBatches(recipe.batch);
  const isHeldBack = input.validation.length > 0;
  const evaluate = async (epoch: number): Promise<TuneState['best']> => {
    const logits = await evaluateTail(tf, model, input, pieces);
    return { epoch, parameters: readVariables(model.variables), logits };
  };
  const loaded = await checkpoints.load();
  const saved = loaded && isOf(loaded, model, input) ? loaded : undefined;
  if (saved) {
    writeVariables(tf, model.variables, saved.parameters);
    optimiser.restore(saved);
  }
  let best = saved?.best ?? (await evaluate(0));
  let least = heldBackLoss(input, best.logits);
  const curve = [...(saved?.curve ?? [])];
  for (let epoch = (saved?.epoch ?? 0) + 1; epoch <= input.epochs; epoch++) {
    if (isHeldBack && epoch - 1 - best.epoch >= recipe.patience) break;
    const { training, broken } = await trainEpoch(tf, model, optimiser, input, epoch, pieces);
    const now = await evaluate(epoch);
    const validation = heldBackLoss(input, now.logits);
    // The loss of weights that the last step broke is seen on what is held back alone.
    const isLost = !isHeldBack && !areFinite(now.parameters);
    const losses = {
      ...{ epoch, training: isLost ? NaN : training },
      ...(isHeldBack ? { validation } : {}),
    };
    checkLosses(losses, curve, { most: runaway, broken });
    curve.push(losses);
    if (!isHeldBack || validation < least) [best, least] = [now, validation];
    const reached = { epoch, curve: [...curve], best };
    await checkpoints.save(() => ({
      ...reached,
      ...optimiser.state(),
      parameters: readVariables(model.variables),
    }));
    await input.onEpoch?.(epoch);
  }
  return { best, curve };
}

const areFinite = (values: Values): boolean =>
  [...values.values()].every(({ data }) => data.every((value) => Number.isFinite(value)));

// Of another version's network, or of more epochs than are asked for (another engine chose otherwise).
function isOf({ epoch, parameters }: TuneState, model: TailModel, { epochs }: TuneInput): boolean {
  const isSame = [...model.variables].every(
    ([name, { size }]) => parameters.get(name)?.data.length === size,
  );
  return epoch <= epochs && isSame;
}
