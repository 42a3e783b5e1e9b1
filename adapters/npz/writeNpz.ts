import { zipSync } from 'fflate';
import { writeNpy, type NpyArray } from './npy.js';
import { crc32, storeZip } from './storeZip.js';

export type NpzArray = NpyArray;

// ZIP knows no time before 1980; a fixed one makes equal arrays equal bytes.
const mtime = new Date(1980, 0, 1);

/** Arrays by name, as `numpy.load` reads them; stored without compression. */
export function writeNpz(arrays: Readonly<Record<string, NpzArray>>): Uint8Array {
  const files = Object.fromEntries(
    Object.entries(arrays).map(([name, array]) => [`${name}.npy`, writeNpy(array)]),
  );
  return crc32 ? storeZip(files, crc32) : zipSync(files, { level: 0, mtime });
}
