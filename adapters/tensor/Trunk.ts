import type { Tap } from '../../core/cam/Tap.js';
import type { Network } from './openNetwork.js';

/** A frozen backbone, or all of a network that is asked: run forward alone, whatever computes it. */
export interface Trunk {
  /**
   * @param input images × height × width × 3
   * @returns per image the layers that it was opened for
   */
  run(input: Float32Array, images: number): Promise<Tap[][]>;
  dispose(): void;
}

/** A trunk that the engine computes. */
export const engineTrunk = (network: Network): Trunk => ({
  run: (input, images) => Promise.resolve().then(() => network.run(input, images)),
  dispose: () => network.dispose(),
});
