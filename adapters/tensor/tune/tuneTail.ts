import type * as TensorFlow from '@tensorflow/tfjs';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { describeDivergence, type EpochLosses } from '../../../core/training/descend.js';
import { microBatches } from '../memory/microBatches.js';
import { evaluateTail, heldBackLoss } from './evaluateTail.js';
import { readVariables, writeVariables } from './readVariables.js';
import { openTailModel, type TailModel } from './TailModel.js';
import { openTailOptimiser, type TailOptimiser } from './tailOptimiser.js';
import { trainEpoch } from './trainEpoch.js';
import type { TuneInput } from './TuneInput.js';
import type { TuneState } from './TuneState.js';

// Ten times the loss of guessing: steps this large have lost what the weights had learnt.
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
    const training = await trainEpoch(tf, model, optimiser, input, epoch, pieces);
    const now = await evaluate(epoch);
    const validation = heldBackLoss(input, now.logits);
    if (!Number.isFinite(training) || !Number.isFinite(validation)) {
      throw new FoldcamError('FOLDCAM_E_TRAINING_DIVERGED', describeDivergence(epoch, curve));
    }
    if (training > runaway) {
      throw new FoldcamError(
        'FOLDCAM_E_TRAINING_DIVERGED',
        `the loss of epoch ${epoch} is ${training.toPrecision(3)}; that of guessing is 0.693`,
      );
    }
    curve.push({ epoch, training, ...(isHeldBack ? { validation } : {}) });
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

// Of another version's network, or of more epochs than are asked for (another engine chose otherwise).
function isOf({ epoch, parameters }: TuneState, model: TailModel, { epochs }: TuneInput): boolean {
  const isSame = [...model.variables].every(
    ([name, { size }]) => parameters.get(name)?.data.length === size,
  );
  return epoch <= epochs && isSame;
}
