import type { InputShape } from './networkInput.js';
import { ofChannel } from './preprocessing.js';

/** A black image as a backbone takes it: size × size × 3. */
export function blackImage({ inputSize, preprocessing }: InputShape): Float32Array {
  const black = new Float32Array(inputSize * inputSize * 3);
  for (const channel of [0, 1, 2] as const) {
    const offset = ofChannel(preprocessing.offset, channel);
    for (let i = channel; i < black.length; i += 3) black[i] = offset;
  }
  return black;
}
