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
  return networkInputs(grey, width, height, shape, window)(mirrored);
}

/** The same for both sides of an image, which is brought to the backbone's size once. */
export function networkInputs(
  grey: Uint8Array,
  width: number,
  height: number,
  { inputSize: size, preprocessing: { scale, offset } }: InputShape,
  window?: Window,
): (mirrored: boolean) => Float32Array {
  const scales = Float64Array.from(channels, (channel) => ofChannel(scale, channel));
  const offsets = Float64Array.from(channels, (channel) => ofChannel(offset, channel));
  const seen = window ? cutWindow(grey, { width, height }, window) : grey;
  const from = window ?? { width, height };
  const resized = shrinkBilinear(seen, from.width, from.height, size, size);
  return (mirrored) => {
    const input = new Float32Array(size * size * 3);
    for (let y = 0, at = 0; y < size; y++) {
      for (let x = 0; x < size; x++) {
        const level = resized[y * size + (mirrored ? size - 1 - x : x)] as number;
        for (let c = 0; c < 3; c++, at++) {
          input[at] = level * (scales[c] as number) + (offsets[c] as number);
        }
      }
    }
    return input;
  };
}
