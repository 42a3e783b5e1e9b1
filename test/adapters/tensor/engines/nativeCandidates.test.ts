import { expect, test } from 'vitest';
import { engineFolder, packageFolder } from '../../../../adapters/libtensorflow/enginePaths.js';
import { nativeCandidates } from '../../../../adapters/tensor/engines/nativeCandidates.js';
import { writeFakeEngine } from '../../../support/fakeEngine.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

const folder = temporaryFolders();
const ofNpm = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node'];

test('what foldcam installed is tried first, then what npm may have', async () => {
  const cache = await folder();
  const wanted = async (driver: boolean) =>
    (await nativeCandidates(cache, driver)).map((one) => one.wanted);
  expect(await wanted(false)).toEqual(ofNpm);
  await writeFakeEngine(engineFolder(cache, 'cpu'), 'cpu');
  await writeFakeEngine(engineFolder(cache, 'gpu'), 'gpu');
  expect(await wanted(false)).toEqual([packageFolder(engineFolder(cache, 'cpu')), ...ofNpm]);
  expect(await wanted(true)).toEqual([packageFolder(engineFolder(cache, 'gpu')), ...ofNpm]);
});
