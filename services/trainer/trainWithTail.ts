import {
  storedCheckpoints,
  type StoredCheckpoints,
  type TunePhase,
} from '../../adapters/cells/storedCheckpoints.js';
import type { FeatureSet } from '../../adapters/features/computeFeatures.js';
import { openTailInput } from '../../adapters/features/openTailInput.js';
import type { TrunkSource } from '../../adapters/features/TrunkSource.js';
import type { Logger } from '../../adapters/telemetry/openLogger.js';
import { openNetwork } from '../../adapters/tensor/openNetwork.js';
import { headBias, headWeights } from '../../adapters/tensor/tune/TailModel.js';
import { tuneTail } from '../../adapters/tensor/tune/tuneTail.js';
import type { ObjectStore } from '../../core/ports.js';
import type { PlannedCut } from '../../core/sweep/Plan.js';
import { headDefaults } from '../../core/sweep/Recipe.js';
import { seesMirrored } from '../../core/sweep/seesMirrored.js';
import { makeHead } from '../../core/training/Head.js';
import { imageLogit } from '../../core/training/imageLogit.js';
import { judgeHeldBack } from '../../core/training/judgeHeldBack.js';
import type { HeadFit } from '../../core/training/fitMember.js';
import type { Sample } from '../../core/training/PooledTap.js';
import { fitWithoutPart, trainHead, type TrainingInput } from '../../core/training/trainHead.js';
import { poolImages } from './poolImages.js';
import { stoppable } from './stoppable.js';
import type { Trained } from './Trained.js';

// Between two checkpoints in memory, for a cell that is paused or handed back, at most.
const keptSeconds = 5;

export interface TailSources {
  readonly trunks: TrunkSource;
  readonly store: ObjectStore;
  readonly features: FeatureSet;
  readonly cut: PlannedCut;
  readonly cell: string;
  readonly signal?: AbortSignal | undefined;
  /** Between two checkpoints in the store, at least. */
  readonly checkpointSeconds: number;
  readonly logger: Logger;
}

/**
 * Trains the blocks behind a cut together with a head: from a head that was fitted on the frozen trunk,
 * one part held back to choose the epochs; then from one fitted on all training images, for as many.
 */
export async function trainWithTail(
  input: TrainingInput,
  test: readonly number[],
  { trunks, store, features, cut, cell, signal, checkpointSeconds, logger }: TailSources,
): Promise<Trained> {
  const { taps, recipe, positive, parts, seed } = input;
  const { backbone } = features;
  const kept = Math.min(keptSeconds, checkpointSeconds);
  const engine = await trunks.engine();
  const graph = await trunks.tail(backbone, cut.layer, cut.taps);
  const source = await openTailInput(features, cut, seesMirrored(recipe), (layers) =>
    trunks.trunk(backbone, layers),
  );
  const started = { ...input, recipe: { ...recipe, ...headDefaults } };
  const read = stoppable((samples: readonly Sample[]) => source.read(samples), signal);
  const begun: StoredCheckpoints[] = [];
  const tune = (
    phase: TunePhase,
    head: HeadFit,
    split: { training: readonly number[]; validation: readonly number[]; epochs: number },
  ) => {
    const stored = storedCheckpoints(store, cell, phase, checkpointSeconds, kept, (key, error) =>
      logger.warn({ cell, key, error }, 'a checkpoint is broken: the cell starts anew'),
    );
    begun.push(stored);
    const checkpoints = {
      ...stored,
      load: async () => {
        const state = await stored.load();
        if (state) logger.info({ cell, phase, epoch: state.epoch }, 'train resumed');
        return state;
      },
    };
    const tuned = tuneTail(engine.tf, {
      ...split,
      ...source,
      read,
      graph,
      head,
      taps: taps.map((tap) => (cut.taps.includes(tap.layer) ? { layer: tap.layer } : tap)),
      pooling: recipe.pooling,
      positive,
      recipe,
      seed,
      checkpoints,
    });
    return tuned.catch(async (error: unknown) => {
      // The choice of epochs too: what it did since its last checkpoint would be done again.
      if (signal?.aborted && signal.reason !== 'cancelled')
        for (const each of begun) await each.flush();
      throw error;
    });
  };
  const [held = [], ...rest] = parts;
  const chosen = await tune('choose', linear(fitWithoutPart(started, 0).fit), {
    training: rest.flat(),
    validation: held,
    epochs: recipe.epochs,
  });
  const start = linear(trainHead(started).fit);
  const fitted = await tune('fit', start, {
    training: parts.flat(),
    validation: [],
    epochs: chosen.best.epoch,
  });
  const { parameters } = fitted.best;
  const values = (name: string) => Float64Array.from(parameters.get(name)?.data ?? []);
  const [bias = NaN] = values(headBias);
  const head = makeHead(taps, recipe.pooling, start.by, values(headWeights), bias);
  const tail = new Map([...parameters].filter(([name]) => graph.parameters.has(name)));
  const network = openNetwork(engine, { ...graph, parameters: tail }, source.shape);
  try {
    const pooled = await poolImages(network, source, taps, test, recipe.testFlips);
    return {
      head,
      tail,
      epochs: chosen.best.epoch,
      curve: chosen.curve.map((losses) => ({ part: 0, ...losses })),
      ...judgeHeldBack(
        chosen.best.logits,
        Uint8Array.from(held, (image) => positive[image] as number),
      ),
      logits: test.map((_, i) => imageLogit(head, pooled, i, recipe)),
    };
  } finally {
    network.dispose();
  }
}

// A plan lets blocks be trained below one linear head alone.
function linear(fit: HeadFit | undefined): HeadFit {
  if (!fit) throw new RangeError('blocks are trained below a linear head');
  return fit;
}
