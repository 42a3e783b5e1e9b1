import type { FoundRuntime } from '../onnx/findRuntime.js';
import { openOnnxTrunk } from '../onnx/openOnnxTrunk.js';
import type { Graph } from '../tensor/graph/Step.js';
import type { Engine } from '../tensor/openEngine.js';
import { openNetwork, type ImageShape } from '../tensor/openNetwork.js';
import { engineTrunk, type Trunk } from '../tensor/Trunk.js';

export interface TrunkMakers {
  readonly engine: () => Promise<Engine>;
  /** Computes in place of the engine, where it is there. */
  readonly runtime?: FoundRuntime | undefined;
  /** Is told why it does not after all. */
  readonly onRefused?: (reason: string) => void;
}

/** Opens a graph that is run forward alone. */
export async function openTrunk(
  graph: Graph,
  shape: ImageShape,
  { engine, runtime: found, onRefused }: TrunkMakers,
): Promise<Trunk> {
  if (found) {
    try {
      return await openOnnxTrunk(found, graph, shape);
    } catch (error) {
      onRefused?.(error instanceof Error ? error.message : String(error));
    }
  }
  return engineTrunk(openNetwork(await engine(), graph, shape));
}
