import { shrinkBilinear } from './shrinkBilinear.js';

export interface InputShape {
  /** Width and height that the backbone takes; images are stretched to it. */
  readonly inputSize: number;
  /** Grey level v becomes v · scale + offset. */
  readonly preprocessing: { readonly scale: number; readonly offset: number };
}

/**
 * A grey image as a backbone takes it: size × size × 3, the channels equal; mirrored left-right when
 * asked for.
 */
export function networkInput(
  grey: Uint8Array,
  width: number,
  height: number,
  shape: InputShape,
  mirrored: boolean,
): Float32Array {
  const size = shape.inputSize;
  const { scale, offset } = shape.preprocessing;
  const resized = shrinkBilinear(grey, width, height, size, size);
  const input = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const value = (resized[y * size + (mirrored ? size - 1 - x : x)] as number) * scale + offset;
      input.fill(value, (y * size + x) * 3, (y * size + x) * 3 + 3);
    }
  }
  return input;
}
