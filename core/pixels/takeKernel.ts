import { openKernel } from '../openKernel.js';
import { pixelKernel } from './pixelKernel.js';

interface Cell {
  readonly value: number;
}

/** What `kernel/` exports; cells tell addresses and figures. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly reserve: (pixels: number, numbers: number) => number;
  readonly values: Cell;
  readonly tags: Cell;
  readonly tagged: Cell;
  readonly sourceMap: Cell;
  readonly resize: (width: number, height: number, outWidth: number, outHeight: number) => void;
  readonly examine: (pixels: number) => void;
  readonly highest: Cell;
  readonly lowest: Cell;
  readonly first: Cell;
  readonly equal: Cell;
  readonly shade: (pixels: number) => void;
  readonly measure: (pixels: number, step: number) => number;
  readonly figures: Cell;
  readonly upperHalf: Cell;
}

// A memory never shrinks: one for more pixels than these, which takes 57 MB, is not held on to.
const mostKept = 2 ** 21;
let kept: Kernel | undefined;

/**
 * A kernel with room for so many pixels, and so many numbers of a map and its rows: the last one where that is
 * small enough. What was laid in its memory is lost.
 * @throws RangeError where there is no such memory
 */
export function takeKernel(pixels: number, numbers: number): Kernel {
  const kernel = kept ?? (openKernel(pixelKernel) as Kernel);
  kept = Math.max(pixels, numbers) > mostKept ? undefined : kernel;
  if (kernel.reserve(pixels, numbers) === 0)
    throw new RangeError(`there is no memory for the ${pixels} pixels of a map`);
  return kernel;
}
