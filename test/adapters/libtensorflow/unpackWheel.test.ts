import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { unpackWheel } from '../../../adapters/libtensorflow/unpackWheel.js';
import { nativeEngine } from '../../support/nativeEngine.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

const wheel = zipSync({
  'tensorflow/libtensorflow_cc.so.2': strToU8('library '.repeat(5000)),
  'tensorflow/include/tensorflow/c/c_api.h': strToU8('header'),
  'tensorflow/python/big.py': strToU8('not needed'),
  'nvidia/cuda_nvcc/bin/ptxas': strToU8('program'),
});

// Where the tools of an installation are, python3 is.
describe.skipIf(nativeEngine() === undefined)('unpackWheel', () => {
  test('writes what is needed and nothing else', async () => {
    const root = await folder();
    const file = path.join(root, 'a.whl');
    await writeFile(file, wheel);
    const engine = path.join(root, 'engine');
    await unpackWheel(file, engine);
    const library = await readFile(path.join(engine, 'deps/lib/libtensorflow_cc.so.2'), 'utf8');
    expect(library).toBe('library '.repeat(5000));
    expect(await readdir(engine)).toEqual(['deps']);
    expect((await readdir(path.join(engine, 'deps'))).sort()).toEqual(['include', 'lib', 'nvidia']);
    const { mode } = await stat(path.join(engine, 'deps/nvidia/cuda_nvcc/bin/ptxas'));
    expect(mode & 0o111).toBe(0o111);
  });

  test('refuses a truncated wheel', async () => {
    const root = await folder();
    const file = path.join(root, 'a.whl');
    await writeFile(file, wheel.subarray(0, wheel.length - 40));
    await expect(unpackWheel(file, path.join(root, 'engine'))).rejects.toThrow('BadZipFile');
  });

  test('refuses a wheel with a changed byte in a member', async () => {
    const root = await folder();
    const file = path.join(root, 'a.whl');
    const stored = zipSync({ 'tensorflow/include/LICENSE': strToU8('Apache') }, { level: 0 });
    const at = Buffer.from(stored).indexOf('Apache');
    stored[at] = (stored[at] ?? 0) ^ 1;
    await writeFile(file, stored);
    await expect(unpackWheel(file, path.join(root, 'engine'))).rejects.toThrow('Bad CRC-32');
  });
});
