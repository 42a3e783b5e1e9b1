import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { Backbone } from './backbones/findBackbones.js';
import { readGraph } from './backbones/readGraph.js';
import { openNetwork, type Network } from './openNetwork.js';
import type { Engine } from './openEngine.js';

/**
 * Loads the backbone that a plan pinned, weights frozen.
 * @param layers those whose activations are wanted, from input to output; the plan's taps without
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the weights here are not those of the plan
 */
export async function loadTrunk(
  engine: Engine,
  planned: PlannedBackbone,
  backbones: readonly Backbone[],
  layers: readonly string[] = planned.taps.map((tap) => tap.layer),
): Promise<Network> {
  const graph = await readGraph(planned, backbones, { outputs: layers });
  return openNetwork(engine, graph, [planned.inputSize, planned.inputSize, 3]);
}
