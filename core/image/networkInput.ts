import { ofChannel, type Preprocessing } from './preprocessing.js';
import { shrinkBilinear } from './shrinkBilinear.js';
import { cutWindow, type Window } from './Window.js';

const channels = [0, 1, 2] as const;

export interface InputShape {
  /** Width and height that the backbone takes; images are stretched to it. */
  readonly inputSize: number;
  readonly preprocessing: Preprocessing;
}

/**
 * A grey image as a backbone takes it: size × size × 3, every channel preprocessed from the same grey;
 * mirrored left-right when asked for.
 * @param window the part that is seen, black beyond the image; all of it when left out
 */
export function networkInput(
  grey: Uint8Array,
  width: number,
  height: number,
  shape: InputShape,
  mirrored: boolean,
  window?: Window,
): Float32Array {
  const size = shape.inputSize;
  const { scale, offset } = shape.preprocessing;
  const scales = channels.map((channel) => ofChannel(scale, channel));
  const offsets = channels.map((channel) => ofChannel(offset, channel));
  const seen = window ? cutWindow(grey, { width, height }, window) : grey;
  const from = window ?? { width, height };
  const resized = shrinkBilinear(seen, from.width, from.height, size, size);
  const input = new Float32Array(size * size * 3);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const level = resized[y * size + (mirrored ? size - 1 - x : x)] as number;
      const at = (y * size + x) * 3;
      for (const c of channels) {
        input[at + c] = level * (scales[c] as number) + (offsets[c] as number);
      }
    }
  }
  return input;
}
