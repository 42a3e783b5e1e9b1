import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { PlannedBackbone } from '../../../core/sweep/Plan.js';
import { decodeWeights } from '../graph/decodeWeights.js';
import { lowerGraph } from '../graph/lowerGraph.js';
import type { Graph } from '../graph/Step.js';
import { cutModel } from './cutModel.js';
import type { Backbone } from './findBackbones.js';
import { findBackbone } from './findBackbone.js';
import { planBackbone } from './planBackbone.js';

export interface Section {
  /** The layers that are wanted, from input to output. */
  readonly outputs: readonly string[];
  /** The layer whose output is fed; the model's input without. */
  readonly from?: string;
}

/**
 * A section of the backbone that a plan pinned, with its weights.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the weights here are not those of the plan
 */
export async function readGraph(
  planned: PlannedBackbone,
  backbones: readonly Backbone[],
  section: Section,
): Promise<Graph> {
  const { name, weights, seed } = planned;
  const choice = { name, weights, seed, taps: planned.taps.map((tap) => tap.layer) };
  const here = await planBackbone(choice, backbones);
  const backbone = findBackbone(choice, backbones);
  if (here.digest !== planned.digest) {
    throw new FoldcamError(
      'FOLDCAM_E_BACKBONE_WEIGHTS',
      `the weights of ${name} from ${backbone.origin} are not those the sweep was planned with`,
      { remedy: 'Give every worker the same files in FOLDCAM_BACKBONES.' },
    );
  }
  const model = await backbone.read();
  const cut = await cutModel(model, section.outputs);
  return lowerGraph(model.config, {
    ...section,
    weights: decodeWeights(cut.specs, cut.bytes),
    origin: backbone.origin,
  });
}
