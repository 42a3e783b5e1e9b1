import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageFolder } from '../../../../adapters/libtensorflow/enginePaths.js';
import { loadNative } from '../../../../adapters/tensor/engines/loadNative.js';
import { writeFakeEngine } from '../../../support/fakeEngine.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();

const ofNpm = (wanted: string) => ({
  wanted,
  origin: `npm package ${wanted}`,
  build: 'gpu' as const,
  installed: false,
});

async function own(program: string) {
  const made = path.join(await folder(), 'engine');
  await writeFakeEngine(made, 'cpu', program);
  return { wanted: packageFolder(made), origin: made, build: 'cpu' as const, installed: true };
}

describe('loadNative', () => {
  test('says of each candidate why it does not load; what npm left out is no defect', () => {
    expect(loadNative([ofNpm('@no/such-package'), ofNpm('@no/other')])).toEqual({
      reason:
        'npm package @no/such-package is not installed; npm package @no/other is not installed',
      broken: false,
    });
  });

  test('calls it broken where foldcam itself had installed it', async () => {
    const candidate = await own(
      "throw new Error('libtensorflow.so: cannot open shared object file: gone')",
    );
    expect(loadNative([candidate, ofNpm('@no/other')])).toEqual({
      reason: `${candidate.origin} lacks the library libtensorflow.so; npm package @no/other is not installed`,
      broken: true,
    });
  });

  test('takes the first one that loads', async () => {
    const [broken, first, second] = [
      await own("throw new Error('no')"),
      await own('exports.number = 1'),
      await own('exports.number = 2'),
    ];
    expect(loadNative([broken, first, second])).toEqual({ tf: { number: 1 }, candidate: first });
  });

  test('makes the process ready before it loads', async () => {
    const candidate = await own(
      "exports.grow = process.env.TF_FORCE_GPU_ALLOW_GROWTH; exports.util = typeof require('util').isNullOrUndefined",
    );
    expect(loadNative([candidate])).toMatchObject({ tf: { grow: 'true', util: 'function' } });
  });
});
