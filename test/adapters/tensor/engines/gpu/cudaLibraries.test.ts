import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  cudaLibraries,
  findMissingLibraries,
  missingLibraries,
} from '../../../../../adapters/tensor/engines/gpu/cudaLibraries.js';
import { temporaryFolders } from '../../../../support/temporaryFolders.js';

const folder = temporaryFolders();

describe('cudaLibraries', () => {
  test("are CUDA 11 and cuDNN 8 for the library of npm's own package, CUDA 12 and cuDNN 9 for ours", () => {
    expect(cudaLibraries('2.9.1')).toEqual(
      expect.arrayContaining(['libcudart.so.11.0', 'libcudnn.so.8']),
    );
    expect(cudaLibraries('2.18.1')).toEqual(
      expect.arrayContaining(['libcudart.so.12', 'libcudnn.so.9']),
    );
  });
});

describe('missingLibraries', () => {
  test('are those that neither a folder nor the linker has', () => {
    const ldconfig =
      '2 libs found in cache\n\tlibcuda.so.1 (libc6,x86-64) => /usr/lib/libcuda.so.1\n';
    const isThere = (name: string): boolean => name === 'b.so';
    expect(
      missingLibraries(['a.so', 'b.so', 'libcuda.so.1', 'libcuda.so'], isThere, ldconfig),
    ).toEqual(['a.so', 'libcuda.so']);
  });
});

describe('findMissingLibraries', () => {
  test('looks into deps/nvidia of an installation', async () => {
    const origin = await folder();
    const before = await findMissingLibraries('2.18.1', origin);
    const lib = path.join(origin, 'deps/nvidia/cudnn/lib');
    await mkdir(lib, { recursive: true });
    for (const name of cudaLibraries('2.18.1')) await writeFile(path.join(lib, name), '');
    expect(await findMissingLibraries('2.18.1', origin)).toEqual([]);
    expect(cudaLibraries('2.18.1')).toEqual(expect.arrayContaining(before));
  });
});
