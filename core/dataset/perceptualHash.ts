import { countBits } from './copies/countBits.js';

const columns = 17;
const rows = 16;

/**
 * Difference hash: the image averaged over 17 × 16 blocks, one bit for each pair of neighbours in a row.
 * Unmoved by size, compression and brightness. A flat image, or one smaller than the blocks, has no hash.
 * @returns 256 bits in 8 words
 */
export function perceptualHash(
  grey: Uint8Array,
  width: number,
  height: number,
): Uint32Array | undefined {
  if (width < columns || height < rows) return undefined;
  const blocks = averageBlocks(grey, width, height);
  let least = Infinity;
  let most = -Infinity;
  for (const value of blocks) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  // Fewer than a few grey levels of contrast are noise, and noise looks like any other noise.
  if (most - least < 8) return undefined;
  const hash = new Uint32Array(8);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const here = blocks[y * columns + x] as number;
      const next = blocks[y * columns + x + 1] as number;
      const bit = y * (columns - 1) + x;
      if (next > here) hash[bit >> 5] = ((hash[bit >> 5] as number) | (1 << (bit & 31))) >>> 0;
    }
  }
  return hash;
}

function averageBlocks(grey: Uint8Array, width: number, height: number): Float64Array {
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      const block = row + Math.floor((x * columns) / width);
      sums[block] = (sums[block] as number) + (grey[y * width + x] as number);
      counts[block] = (counts[block] as number) + 1;
    }
  }
  return sums.map((value, i) => value / Math.max(1, counts[i] as number));
}

/** How many bits differ. */
export function hammingDistance(a: Uint32Array, b: Uint32Array): number {
  let distance = 0;
  for (let i = 0; i < a.length; i++) {
    distance += countBits((a[i] as number) ^ (b[i] as number));
  }
  return distance;
}
