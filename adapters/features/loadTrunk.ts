import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { Backbone } from '../tensor/backbones/findBackbones.js';
import { readGraph } from '../tensor/backbones/readGraph.js';
import type { Trunk } from '../tensor/Trunk.js';
import { openTrunk, type TrunkMakers } from './openTrunk.js';

/**
 * Loads the backbone that a plan pinned, weights frozen.
 * @param layers those whose activations are wanted, from input to output
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the weights here are not those of the plan
 */
export async function loadTrunk(
  planned: PlannedBackbone,
  backbones: readonly Backbone[],
  layers: readonly string[],
  makers: TrunkMakers,
): Promise<Trunk> {
  const graph = await readGraph(planned, backbones, { outputs: layers });
  return openTrunk(graph, [planned.inputSize, planned.inputSize, 3], makers);
}
