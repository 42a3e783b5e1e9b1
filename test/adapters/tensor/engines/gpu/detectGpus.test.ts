import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectGpus } from '../../../../../adapters/tensor/engines/gpu/detectGpus.js';
import { temporaryFolders } from '../../../../support/temporaryFolders.js';

const folder = temporaryFolders();

/** A program that stands for nvidia-smi. */
async function program(text: string): Promise<string> {
  const file = path.join(await folder(), 'nvidia-smi');
  await writeFile(file, `#!/bin/sh\n${text}\n`);
  await chmod(file, 0o755);
  return file;
}

describe('detectGpus', () => {
  test('finds no driver and no device on a machine without', async () => {
    expect(await detectGpus('/no/such/folder', '/no/such/program')).toEqual({ gpus: [] });
  });

  test('asks nvidia-smi', async () => {
    const smi = await program('echo "Tesla T4, GPU-77aa, 550.54.15, 15360, 7.5"');
    expect(await detectGpus('/no/such/folder', smi)).toEqual({
      driver: '550.54.15',
      gpus: [
        {
          name: 'Tesla T4',
          uuid: 'GPU-77aa',
          driver: '550.54.15',
          memoryMiB: 15360,
          capability: '7.5',
        },
      ],
    });
  });

  test('asks an old nvidia-smi for what it knows', async () => {
    const smi = await program(
      'case "$1" in *compute_cap*) echo "Field \\"compute_cap\\" is not a valid field to query."; exit 2;; esac\n' +
        'echo "Tesla K80, GPU-1, 470.82.01, 11441"',
    );
    expect((await detectGpus('/no/such/folder', smi)).gpus).toEqual([
      { name: 'Tesla K80', uuid: 'GPU-1', driver: '470.82.01', memoryMiB: 11441 },
    ]);
  });

  test('reads what the kernel module tells where nvidia-smi is missing or fails', async () => {
    const proc = await folder();
    await writeFile(
      path.join(proc, 'version'),
      'NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.161.08  Sat Feb 24\n',
    );
    await mkdir(path.join(proc, 'gpus/0000:01:00.0'), { recursive: true });
    await writeFile(path.join(proc, 'gpus/0000:01:00.0/information'), 'Model: \t RTX 3090\n');
    const found = { driver: '535.161.08', gpus: [{ name: 'RTX 3090', driver: '535.161.08' }] };
    expect(await detectGpus(proc, '/no/such/program')).toEqual(found);
    expect(await detectGpus(proc, await program('exit 9'))).toEqual(found);
  });
});
