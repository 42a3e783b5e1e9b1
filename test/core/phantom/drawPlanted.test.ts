import { describe, expect, test } from 'vitest';
import { drawPlanted, plantRegion } from '../../../core/phantom/drawPlanted.js';
import type { PhantomLabel } from '../../../core/phantom/PhantomLabel.js';
import { plants, type Plant } from '../../../core/phantom/Plant.js';
import { regions } from '../../../core/regions/Region.js';
import { regionMap } from '../../../core/regions/regionMap.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { regionSettings } from '../../../core/sweep/regionSettings.js';

const indices = [0, 1, 2, 3];
const draw = (plant: Plant, label: PhantomLabel, index: number) =>
  drawPlanted({ seed: 5, index, label, plant });

// As a sweep that says nothing of regions has them.
const { extents } = regionSettings(parseSweep('name: a\ndata: b'));

describe('drawPlanted', () => {
  test.each(['inside', 'margin', 'below'] as const)(
    'lets the classes of one seed differ %s, and at no pixel elsewhere',
    (plant) => {
      const home = regions.indexOf(plantRegion[plant]);
      for (const index of indices) {
        const [benign, malignant] = [draw(plant, 'benign', index), draw(plant, 'malignant', index)];
        expect(benign.mask).toEqual(malignant.mask);
        const map = regionMap(benign.mask, benign.width, benign.height, extents);
        const differ = [...benign.image.keys()].filter(
          (i) => benign.image[i] !== malignant.image[i],
        );
        expect(differ.filter((i) => map[i] !== home)).toEqual([]);
        // Most of the region, not a corner of it.
        const size = map.filter((region) => region === home).length;
        expect(differ.length / size).toBeGreaterThan(0.6);
      }
    },
  );

  test.each(indices)('draws one image for both labels where labels are noise: %i', (index) => {
    expect(draw('nowhere', 'benign', index)).toEqual(draw('nowhere', 'malignant', index));
  });

  test('leaves a picture as it is without a plant, but for the planted region', () => {
    const plain = draw('nowhere', 'benign', 0);
    for (const plant of ['inside', 'margin', 'below'] as const) {
      const map = regionMap(plain.mask, plain.width, plain.height, extents);
      const { image } = draw(plant, 'malignant', 0);
      const differ = [...image.keys()].filter((i) => image[i] !== plain.image[i]);
      expect(new Set(differ.map((i) => regions[map[i] ?? -1]))).toEqual(
        new Set([plantRegion[plant]]),
      );
    }
  });

  test('draws the same bytes for the same seed, and other ones for another seed or index', () => {
    for (const plant of plants) {
      const first = draw(plant, 'benign', 0);
      expect(draw(plant, 'benign', 0)).toEqual(first);
      expect(draw(plant, 'benign', 1).image).not.toEqual(first.image);
      const other = drawPlanted({ seed: 6, index: 0, label: 'benign', plant });
      expect(other.image).not.toEqual(first.image);
    }
  });
});
