import { unzipSync } from 'fflate';
import { readNpy, type NpyArray } from './npy.js';

/** Arrays by name. */
export function readNpz(bytes: Uint8Array): Record<string, NpyArray> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(
    files.map(([name, body]) => [name.replace(/\.npy$/, ''), readNpy(body)]),
  );
}
