import { describe, expect, it } from 'vitest';
import { computeFeatures, type FeatureSet } from '../../../adapters/features/computeFeatures.js';
import { readActivations } from '../../../adapters/features/readActivations.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { levels, tinyFeatures, tinyTrunkOf } from '../../support/featureStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const early = { layer: 'early', digest: 'digest of early' };
const late = { layer: 'late', digest: 'digest of late' };
const imageOf = ({ dataset }: FeatureSet, image: number): Entry => dataset.entries[image] as Entry;

describe('readActivations', () => {
  it('gives the kept layers in their order', async () => {
    const set = await tinyFeatures(await folder(), 1, [late, early]);
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    const taps = await readActivations(set, imageOf(set, 0));
    expect(taps?.map(({ layer, data }) => [layer, [...data]])).toEqual([
      ['late', [-1]],
      ['early', levels(0)],
    ]);
  });

  it('gives nothing when one of them is not there', async () => {
    const set = await tinyFeatures(await folder(), 1, [late]);
    await computeFeatures(set, tinyTrunkOf(set), set.dataset.entries, 0);
    expect(await readActivations({ ...set, kept: [late, early] }, imageOf(set, 0))).toBe(undefined);
    expect(await readActivations(set, imageOf(set, 0), true)).toBe(undefined);
  });
});
