import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32, storeZip } from '../../../adapters/npz/storeZip.js';

const bytes = (...values: number[]) => Uint8Array.from(values);
const cases = {
  none: {},
  one: { 'activations.npy': bytes(1, 2, 3) },
  'an empty one among others': { a: bytes(), 'b.npy': bytes(0, 255, 128, 7), c: bytes(9) },
  'names beyond ASCII': { 'fälle/βenigne.npy': bytes(5, 6), plain: bytes(7) },
};

describe.runIf(crc32)('a ZIP file without compression', () => {
  test.each(Object.entries(cases))('of files (%s) is what fflate writes', (_, files) => {
    const own = storeZip(files, crc32 ?? (() => NaN));
    expect(own).toEqual(zipSync(files, { level: 0, mtime: new Date(1980, 0, 1) }));
    expect(unzipSync(own)).toEqual(files);
  });
});
