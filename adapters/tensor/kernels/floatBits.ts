/**
 * The bits of float32 values, in place. Read as integers, positive floats keep their order, so that
 * a loop can compare them without a branch: with one, activations cost five times as much, since
 * their signs cannot be predicted.
 */
export function bitsOf(values: Float32Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length);
}

/** The bits of 6, and the largest positive ones. */
export const bitsOfSix = 0x40c00000;
export const mostBits = 0x7fffffff;
