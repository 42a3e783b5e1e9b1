import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { assignFolds } from '../../../core/folds/assignFolds.js';
import { findLeaks } from '../../../core/folds/findLeaks.js';
import { splitParts } from '../../../core/folds/splitParts.js';
import { countByFold } from '../../support/countByFold.js';
import { reportUntested, sharedData } from '../../support/sharedData.js';

const folder = sharedData.busiDev ?? '';
if (folder === '') reportUntested('folds of real breast ultrasound images', 'busiDev');

const labels = ['benign', 'malignant'] as const;
const plans = [2, 3, 5, 10].flatMap((k) => [1, 2, 3].map((seed) => ({ k, seed })));

describe.skipIf(folder === '')('assignFolds on busi-dev', () => {
  let entries: readonly Entry[] = [];

  beforeAll(async () => {
    const source = await openSource(folder, '.');
    const { dataset } = await readDataset(source, { labels });
    await source.store.close();
    entries = dataset?.entries ?? [];
  }, 120_000);

  test('sees 197 benign and 95 malignant images in fewer groups', () => {
    expect(labels.map((own) => entries.filter(({ label }) => label === own).length)).toEqual([
      197, 95,
    ]);
    expect(new Set(entries.map(({ group }) => group)).size).toBeLessThan(292 - 50);
  });

  test.each(plans)('k = $k, seed $seed: leaks nothing', ({ k, seed }) => {
    expect(findLeaks(entries, assignFolds(entries, k, seed))).toEqual([]);
  });

  test.each(plans)(
    'k = $k, seed $seed: no fold has more or less than the rounded mean of a label',
    ({ k, seed }) => {
      const folds = assignFolds(entries, k, seed);
      for (const label of labels) {
        const counts = countByFold(entries, folds, k, label);
        const mean = counts.reduce((a, b) => a + b, 0) / k;
        // No split of whole images is nearer to the mean: closer than within one group.
        expect(Math.min(...counts)).toBe(Math.floor(mean));
        expect(Math.max(...counts)).toBe(Math.ceil(mean));
      }
    },
  );

  test('keeps together what near-duplicates.csv lists', async () => {
    const text = await readFile(path.join(folder, 'near-duplicates.csv'), 'utf8');
    const folds = assignFolds(entries, 5, 1);
    const foldsOf = new Map<string, Set<number>>();
    for (const line of text.trim().split(/\r?\n/).slice(1)) {
      const [group = '', image = ''] = line.split(',');
      const fold = folds.get(image);
      if (fold !== undefined) foldsOf.set(group, (foldsOf.get(group) ?? new Set()).add(fold));
    }
    expect(foldsOf.size).toBeGreaterThan(30);
    expect([...foldsOf.values()].filter((own) => own.size > 1)).toEqual([]);
  });

  test.each([0, 1, 2, 3, 4])(
    'fold %i: the training side falls into five parts that share no group',
    (fold) => {
      const folds = assignFolds(entries, 5, 1);
      const training = entries.filter(({ id }) => folds.get(id) !== fold);
      const parts = splitParts(training, 0.2, 1);
      expect(findLeaks(training, parts)).toEqual([]);
      expect(new Set(parts.values()).size).toBe(5);
      expect([...parts.keys()].filter((id) => folds.get(id) === fold)).toEqual([]);
    },
  );
});
