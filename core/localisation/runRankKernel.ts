import { rankKernel } from './rankKernel.js';

// What of it is used, for neither Node's types nor the language's have it.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly upperHalf: { readonly value: number };
  readonly reserve: (pixels: number) => number;
  readonly rank: (pixels: number) => number;
}

// A memory never shrinks: one for more pixels than these, which takes 57 MB, is not held on to.
const mostKept = 2 ** 21;
let compiled: object | undefined;
let kept: Kernel | undefined;

/**
 * Stretches of ranked pixels, as `RankedPixels` has them, and how many pixels are in the upper half.
 * @param map height × width, finite
 * @param tags of each pixel 0 to 3
 * @throws RangeError where there is no memory for so many pixels, 27 bytes each
 */
export function runRankKernel(
  map: Float64Array,
  tags: Uint8Array,
): { readonly stretches: Uint32Array; readonly upperHalf: number } {
  const pixels = map.length;
  if (pixels === 0) return { stretches: new Uint32Array(0), upperHalf: 0 };
  const kernel = kept ?? open();
  kept = pixels > mostKept ? undefined : kernel;
  const start = kernel.reserve(pixels);
  if (start === 0) throw new RangeError(`there is no memory to rank ${pixels} pixels`);
  const { buffer } = kernel.memory;
  new Float64Array(buffer, start, pixels).set(map);
  new Uint8Array(buffer, start + map.byteLength, pixels).set(tags);
  const count = kernel.rank(pixels);
  return {
    stretches: new Uint32Array(buffer, start, count).slice(),
    upperHalf: kernel.upperHalf.value,
  };
}

function open(): Kernel {
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(rankKernel.match(/../g) ?? [], (byte) => parseInt(byte, 16)),
  );
  return new WebAssembly.Instance(compiled).exports as Kernel;
}
