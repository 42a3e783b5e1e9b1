import { unzipSync } from 'fflate';
import { readNpy, type NpyArray } from './npy.js';

/**
 * Arrays by name.
 * @throws RangeError for what is no such file
 */
export function readNpz(bytes: Uint8Array): Record<string, NpyArray> {
  const files = Object.entries(unzip(bytes));
  return Object.fromEntries(
    files.map(([name, body]) => [name.replace(/\.npy$/, ''), readNpy(body)]),
  );
}

// Deflate packs at most 1032 to 1: a size beyond that is a claim that memory should not be set aside for.
const mostPacked = 1032;

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes, {
      filter: ({ size, originalSize }) => {
        if (size <= bytes.length && originalSize <= mostPacked * size) return true;
        throw new RangeError('an .npz file claims more than it holds');
      },
    });
  } catch (cause) {
    throw new RangeError('not an .npz file', { cause });
  }
}
