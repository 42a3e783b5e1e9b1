import type * as TensorFlow from '@tensorflow/tfjs';

/**
 * Disposes of what a gradient saved for its way back and did not get to use: tfjs does so at the end of a
 * pass alone, so that one which runs out of memory would leave it full.
 */
export function dropTape(tf: typeof TensorFlow): void {
  const { state } = tf.engine();
  // Typed as always there; it is not before the first pass, nor after one that ended.
  const tape = state.activeTape as typeof state.activeTape | null | undefined;
  tape?.forEach(({ saved }) => saved?.forEach((tensor) => tensor.dispose()));
  state.activeTape = [];
}
