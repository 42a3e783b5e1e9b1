import { beforeAll, describe, expect, test } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import type { AlikePair } from '../../../core/dataset/findPairs.js';
import { reportUntested, sharedData } from '../../support/sharedData.js';

const folder = sharedData.busiDev ?? '';
if (folder === '') reportUntested('pairs of real breast ultrasound images', 'busiDev');

describe.skipIf(folder === '')('findPairs on busi-dev', () => {
  let pairs: readonly AlikePair[] = [];

  beforeAll(async () => {
    const source = await openSource(folder, '.');
    ({ pairs } = await readDataset(source, { labels: ['benign', 'malignant'] }));
    await source.store.close();
  }, 120_000);

  test('finds all 66 pairs that are listed, by their speckle', () => {
    const listed = pairs.filter((pair) => pair.listed);
    expect(listed).toHaveLength(66);
    expect(listed.filter(({ correlation }) => correlation === null)).toEqual([]);
  });

  test('finds the three pairs that are not listed and show one scan, as a look at them confirms', () => {
    const unlisted = pairs.filter((pair) => !pair.listed).map(({ images }) => images.join(' '));
    expect(unlisted).toEqual([
      'benign (154) benign (21)',
      'malignant (128) malignant (129)',
      'malignant (98) malignant (99)',
    ]);
  });

  test('tells one scan from all other images by a wide margin', () => {
    // 0.7 is asked for; other masses, and other views of one, stay below 0.4.
    expect(Math.min(...pairs.map(({ correlation }) => correlation ?? 0))).toBeGreaterThan(0.85);
  });
});
