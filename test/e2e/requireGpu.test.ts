import path from 'node:path';
import { expect, test } from 'vitest';
import { foldcam } from '../support/foldcam.js';
import { phantomSweep, readReportBytes } from '../support/phantomSweep.js';
import { writeSmallModel } from '../support/smallModel.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();

test('a sweep that requires a GPU fails at once on a machine without, and runs when the line is gone', async () => {
  const home = await folder();
  const models = path.join(home, 'models');
  await writeSmallModel(path.join(models, 'small'));
  const variables = { FOLDCAM_BACKBONES: models };
  const run = async (more: string) => {
    const { file } = await phantomSweep(home, `backbones: [small]\n${more}`);
    return foldcam(['run', file, '--out', path.join(home, 'out')], variables);
  };
  const refused = await run('require: gpu\n');
  expect(refused.status).toBe(1);
  const { missing } = JSON.parse(await readReportBytes(refused.stdout)) as {
    missing: { stage: string; code: string; message: string }[];
  };
  expect(missing.map(({ stage, code }) => [stage, code])).toEqual(
    Array(3).fill(['train', 'FOLDCAM_E_GPU_REQUIRED']),
  );
  expect(missing[0]?.message).toContain('the engine is wasm, as FOLDCAM_ENGINE says');
  expect((await run('')).status).toBe(0);
}, 120_000);
