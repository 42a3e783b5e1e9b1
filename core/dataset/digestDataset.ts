import { canonicalJson, type Sha256 } from '../canonicalJson.js';
import type { Dataset } from './Dataset.js';

/** Digest of what a data set holds; paths do not count, so a copy elsewhere is the same data set. */
export function digestDataset(dataset: Omit<Dataset, 'digest'>, sha256: Sha256): string {
  // Which pairs are alike follows from the images; what it leads to are the groups.
  const { entries, alike: _alike, ...rest } = dataset;
  return sha256(
    canonicalJson({
      ...rest,
      entries: entries.map(({ image, masks, ...entry }) => ({
        ...entry,
        image: image.sha256,
        masks: masks.map((mask) => mask.sha256),
      })),
    }),
  );
}
