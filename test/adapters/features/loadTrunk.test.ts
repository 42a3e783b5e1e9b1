import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { findBackbones } from '../../../adapters/tensor/backbones/findBackbones.js';
import { planBackbone } from '../../../adapters/tensor/backbones/planBackbone.js';
import { loadTrunk } from '../../../adapters/features/loadTrunk.js';
import type { Engine } from '../../../adapters/tensor/openEngine.js';
import type { Tap } from '../../../core/cam/Tap.js';
import { expectClose } from '../../support/expectClose.js';
import { hasOnnxRuntime } from '../../support/onnxRuntime.js';
import { writeSmallModel } from '../../support/smallModel.js';
import { runChild } from '../../support/startChild.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

interface Ran {
  readonly engine: string;
  readonly left: number;
  readonly refused: readonly string[];
  readonly taps: readonly (readonly (Omit<Tap, 'data'> & { readonly data: number[] })[])[];
}

const folder = temporaryFolders();

async function run(
  engine: string,
  name: string,
  at: string,
  images: number,
  onnx = '',
): Promise<Ran> {
  const args = [engine, name, at, String(images), onnx];
  return JSON.parse(await runChild('runTrunk.ts', args)) as Ran;
}

// A process has one engine, so each one runs in a child of its own.
const runtimes = [
  ['wasm', 'nothing else'],
  ['cpu', 'nothing else'],
  ...(hasOnnxRuntime() ? [['wasm', 'ONNX Runtime']] : []),
];
describe.each(runtimes)('loadTrunk on %s and %s', (engine, runtime) => {
  let ran: Ran;
  beforeAll(async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    const onnx = runtime === 'ONNX Runtime' ? inject('onnxCache') : '';
    ran = await run(engine, 'small', root, 3, onnx);
  });

  it('runs on the engine asked for and leaves no tensor behind', () => {
    expect(ran).toMatchObject({ engine, left: 0, refused: [] });
  });

  it('gives every image its taps from input to output, with their shapes', () => {
    expect(ran.taps).toHaveLength(3);
    for (const taps of ran.taps) {
      expect(
        taps.map(({ layer, height, width, channels }) => [layer, height, width, channels]),
      ).toEqual([
        ['relu1', 4, 4, 2],
        ['relu2', 2, 2, 1],
      ]);
    }
  });

  it('computes what is worked out by hand', () => {
    // r + 2g + 3b + 1/2 = 7i + 2.5 and max(0, b - r - 1) = max(0, i - 1).
    const first = Array.from({ length: 16 }, (_, i) => [7 * i + 2.5, Math.max(0, i - 1)]).flat();
    expectClose(ran.taps[0]?.[0]?.data ?? [], first, 1e-4);
    // Blocks {0,1,4,5}, {2,3,6,7}, {8,9,12,13}, {10,11,14,15}: 80 - 7, 136 - 14, 304 - 38, 360 - 46.
    expectClose(ran.taps[0]?.[1]?.data ?? [], [73, 122, 266, 314], 1e-4);
    // The second image is twice the first: 14i + 4.5 and max(0, 2i - 1).
    const second = Array.from({ length: 16 }, (_, i) => [14 * i + 4.5, Math.max(0, 2 * i - 1)]);
    expectClose(ran.taps[1]?.[0]?.data ?? [], second.flat(), 1e-4);
  });
});

describe('loadTrunk', () => {
  it('gives the same on wasm and on cpu, to 1e-5 of the largest value', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    const [wasm, cpu] = [await run('wasm', 'small', root, 5), await run('cpu', 'small', root, 5)];
    for (const [i, taps] of cpu.taps.entries()) {
      for (const [t, tap] of taps.entries()) {
        const largest = Math.max(...tap.data.map(Math.abs));
        expectClose(wasm.taps[i]?.[t]?.data ?? [], tap.data, 1e-5 * largest);
      }
    }
  });

  it('computes on the engine what ONNX Runtime refuses, and says why', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    const ran = await run('cpu', 'small', root, 1, 'none');
    expect(ran.refused).toEqual(['too hard']);
    expect(ran.taps[0]?.[1]?.data).toHaveLength(4);
  });

  it('cuts the MobileNetV2 that comes with the dependencies at its taps', async () => {
    const ran = await run('wasm', 'mobilenet_v2', '/nowhere', 1);
    // Table 2 of arXiv:1801.04381 at 224: strides of 16 and 32, channels of each stage.
    expect(ran.taps[0]?.map((tap) => [tap.layer, tap.height, tap.width, tap.channels])).toEqual([
      ['block_10_project_BN', 14, 14, 96],
      ['block_12_add', 14, 14, 96],
      ['block_13_expand_relu', 14, 14, 576],
      ['block_14_add', 7, 7, 160],
      ['block_15_add', 7, 7, 160],
      ['block_16_expand_relu', 7, 7, 960],
      ['out_relu', 7, 7, 1280],
    ]);
  });

  it('refuses weights that are not those of the plan', async () => {
    const root = await folder();
    await writeSmallModel(path.join(root, 'small'));
    const planned = await planBackbone({ name: 'small' }, await findBackbones([root]));
    const changed = new Uint8Array(Float32Array.of(1, -1, 1, -2).buffer);
    await writeFile(path.join(root, 'small', 'group2-shard2of2'), changed);
    const engine = {} as Engine;
    const loading = loadTrunk(planned, await findBackbones([root]), ['relu1'], {
      engine: () => Promise.resolve(engine),
    });
    await expect(loading).rejects.toMatchObject({
      code: 'FOLDCAM_E_BACKBONE_WEIGHTS',
      message: expect.stringContaining('not those the sweep was planned with') as string,
    });
  });
});
