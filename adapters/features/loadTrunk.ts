import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import type { FoundRuntime } from '../onnx/findRuntime.js';
import { openOnnxTrunk } from '../onnx/openOnnxTrunk.js';
import type { Backbone } from '../tensor/backbones/findBackbones.js';
import { readGraph } from '../tensor/backbones/readGraph.js';
import type { Engine } from '../tensor/openEngine.js';
import { openNetwork } from '../tensor/openNetwork.js';
import { engineTrunk, type Trunk } from '../tensor/Trunk.js';

export interface TrunkMakers {
  readonly engine: Engine;
  /** Computes in place of the engine, where it is there. */
  readonly runtime?: FoundRuntime | undefined;
  /** Is told why it does not after all. */
  readonly onRefused?: (reason: string) => void;
}

/**
 * Loads the backbone that a plan pinned, weights frozen.
 * @param layers those whose activations are wanted, from input to output
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when the weights here are not those of the plan
 */
export async function loadTrunk(
  planned: PlannedBackbone,
  backbones: readonly Backbone[],
  layers: readonly string[],
  { engine, runtime: found, onRefused }: TrunkMakers,
): Promise<Trunk> {
  const graph = await readGraph(planned, backbones, { outputs: layers });
  const shape = [planned.inputSize, planned.inputSize, 3] as const;
  if (found) {
    try {
      return await openOnnxTrunk(found, graph, shape);
    } catch (error) {
      onRefused?.(error instanceof Error ? error.message : String(error));
    }
  }
  return engineTrunk(openNetwork(engine, graph, shape));
}
