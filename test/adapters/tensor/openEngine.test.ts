import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineFolder } from '../../../adapters/libtensorflow/enginePaths.js';
import { findNpmPackage } from '../../../adapters/libtensorflow/findNpmPackage.js';
import type { Engine } from '../../../adapters/tensor/openEngine.js';
import { writeFakeEngine } from '../../support/fakeEngine.js';
import { enginesHere, nativeEngine } from '../../support/nativeEngine.js';
import { runChild } from '../../support/startChild.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

interface Opened extends Partial<Omit<Engine, 'tf'>> {
  readonly gradient?: number[];
  /** The variable of TensorFlow's threads, afterwards. */
  readonly left?: string;
  readonly code?: string;
  readonly message?: string;
}

const folder = temporaryFolders();

async function open(
  args: readonly string[],
  cache?: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Opened> {
  const variables = {
    TF_NUM_INTRAOP_THREADS: '',
    ...more,
    // A hidden device is none, on machines that have one too.
    CUDA_VISIBLE_DEVICES: '',
    ...(cache === undefined ? {} : { XDG_CACHE_HOME: cache }),
  };
  return JSON.parse(await runChild('openEngine.ts', args, { variables })) as Opened;
}

// What npm installed beside foldcam is found with any cache.
const ofNpm = findNpmPackage() !== undefined;

describe.each(enginesHere())('openEngine on %s', (name) => {
  test('opens what was asked for, describes it and differentiates', async () => {
    const opened = await open([name]);
    expect(opened).toMatchObject({ name, onGpu: false, facts: { name, tfjs: '4.22.0' } });
    expect(opened.description).toMatch(/^\w+( 2\.\d+\.\d+)? \(tfjs 4\.22\.0, .*\d threads?\)$/);
    // 3x² at 1, 2, 3.
    expect(opened.gradient).toEqual([3, 12, 27]);
    expect(opened.fallback).toBeUndefined();
  });

  test('refuses where there must be a GPU, with the reason', async () => {
    const { code, message } = await open([name, 'gpu']);
    expect(code).toBe('FOLDCAM_E_GPU_REQUIRED');
    expect(message).toContain(`the engine is ${name}`);
    expect(message).toMatch(
      /no NVIDIA driver is loaded|CUDA_VISIBLE_DEVICES hides|shows no device/,
    );
  });
});

describe.skipIf(nativeEngine() === undefined)('openEngine on tensorflow', () => {
  const cores = os.availableParallelism();

  test('takes all cores for one job, its share beside others, one of them at least', async () => {
    const [one, half, crowd] = await Promise.all(
      ['1', '2', '1000'].map((jobs) => open(['tensorflow', '', jobs])),
    );
    expect(one?.facts?.threads).toBe(cores);
    expect(half?.facts?.threads).toBe(Math.max(1, Math.floor(cores / 2)));
    expect(crowd?.facts?.threads).toBe(1);
  });

  test('takes as many as the user has set, and leaves what was set as it was', async () => {
    const set = { TF_NUM_INTRAOP_THREADS: '3' };
    const told = await open(['tensorflow', '', '1000'], undefined, set);
    expect(told).toMatchObject({ facts: { threads: 3 }, left: '3' });
    expect((await open(['tensorflow', '', '1000'])).left).toBe('');
  });
});

describe('openEngine without TensorFlow', () => {
  test('comes to wasm for auto, and says why', async () => {
    const opened = await open(['auto'], await folder());
    expect(opened.name).toBe(ofNpm ? 'tensorflow' : 'wasm');
    expect(opened.fallback?.reason.includes('tfjs-node-gpu is not installed') ?? true).toBe(true);
    expect(opened.fallback?.broken ?? false).toBe(false);
  });

  test('refuses tensorflow where it is asked for', async () => {
    const { code, message, name } = await open(['tensorflow'], await folder());
    expect(name ?? code).toBe(ofNpm ? 'tensorflow' : 'FOLDCAM_E_ENGINE');
    expect(ofNpm || message?.includes('is not installed') === true).toBe(true);
  });

  test('comes to another engine and says so where the installed one is broken', async () => {
    const cache = await folder();
    const installed = engineFolder(path.join(cache, 'foldcam'), 'cpu');
    await writeFakeEngine(
      installed,
      'cpu',
      "throw new Error('libx.so.2: cannot open shared object file')",
    );
    const opened = await open(['auto'], cache);
    expect(opened.name).toBe(ofNpm ? 'tensorflow' : 'wasm');
    expect(ofNpm || opened.fallback?.broken === true).toBe(true);
    expect(
      ofNpm || opened.fallback?.reason.startsWith(`${installed} lacks the library libx.so.2`),
    ).toBe(true);
  });
});
