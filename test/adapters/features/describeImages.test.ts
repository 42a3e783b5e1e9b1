import { expect, test } from 'vitest';
import { describeImages } from '../../../adapters/features/describeImages.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { engineTrunk } from '../../../adapters/tensor/Trunk.js';
import { greyPng } from '../../support/makeImage.js';
import { pinned } from '../../support/planInput.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const backbone = { ...pinned, inputSize: 2, preprocessing: { scale: 1, offset: 0 } };

/** Its first tap has two cells, left and right, of one channel; its second has one cell of two. */
const trunk = engineTrunk({
  run: (input, images) =>
    Array.from({ length: images }, (_, i) => {
      const left = input[12 * i] ?? 0;
      const right = input[12 * i + 3] ?? 0;
      return [
        { layer: 'a', data: Float32Array.of(left, right), height: 1, width: 2, channels: 1 },
        { layer: 'b', data: Float32Array.of(left, right), height: 1, width: 1, channels: 2 },
      ];
    }),
  dispose: () => undefined,
});

test('describeImages gives the mean of every channel of all taps, also of the mirrored image', async () => {
  const store = openStore(await folder());
  // 10 on the left and 30 on the right: the mean is 20 either way round.
  await store.put('a.png', await greyPng(2, 2, (x) => (x === 0 ? 10 : 30)));
  const images = [
    { id: 'a', image: 'a.png' },
    { id: 'gone', image: 'gone.png' },
  ];
  const described = await describeImages(store, images, backbone, trunk);
  expect(described).toEqual([
    {
      id: 'a',
      features: Float32Array.of(20, 10, 30),
      mirrored: Float32Array.of(20, 30, 10),
    },
  ]);
});
