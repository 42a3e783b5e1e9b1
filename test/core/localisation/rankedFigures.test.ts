import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { iouBest } from '../../../core/localisation/iou.js';
import { massShares } from '../../../core/localisation/massShares.js';
import { pixelAuc } from '../../../core/localisation/pixelAuc.js';
import { rankPixels } from '../../../core/localisation/rankPixels.js';
import { placeBits } from '../../../core/regions/placeBits.js';
import { places, type Place } from '../../../core/regions/Place.js';

// Few values, so that many tie, within a region and across regions; and many, so that few do.
const value = fc.oneof(fc.integer({ min: -3, max: 6 }), fc.float({ min: -1, max: 5, noNaN: true }));
const pixels = fc.array(fc.tuple(value, fc.nat({ max: 3 })), { minLength: 1, maxLength: 60 });

type Pixels = readonly (readonly [value: number, region: number])[];
const inside = (image: Pixels, place: Place): number[] =>
  image.filter(([, region]) => (placeBits(place) >> region) & 1).map(([own]) => own);
const outside = (image: Pixels, place: Place): number[] =>
  image.filter(([, region]) => !((placeBits(place) >> region) & 1)).map(([own]) => own);

/** By its definition, pair by pair. */
function auc(image: Pixels, place: Place): number {
  const [own, others] = [inside(image, place), outside(image, place)];
  const won = own.flatMap((a) => others.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
  return won.reduce((sum, one) => sum + one, 0) / won.length;
}

/** By its definition, threshold by threshold; 0 for a place without a pixel. */
function iou(image: Pixels, place: Place): number {
  const own = inside(image, place);
  const ratios = image.map(([threshold]) => {
    const hits = own.filter((one) => one >= threshold).length;
    const called = image.filter(([one]) => one >= threshold).length;
    return hits / (called + own.length - hits);
  });
  return Math.max(...ratios);
}

describe('of any image and map', () => {
  test.each(['pixelAuc', 'iouBest', 'energy', 'relevance'] as const)(
    '%s is what its definition says',
    (name) => {
      fc.assert(
        fc.property(pixels, (image) => {
          const ranked = rankPixels(
            Float64Array.from(image, ([own]) => own),
            Uint8Array.from(image, ([, region]) => region),
          );
          const share = (of: (own: number) => number) => (place: Place) => {
            const add = (values: readonly number[]) =>
              values.reduce((sum, one) => sum + of(one), 0);
            return add(inside(image, place)) / add(image.map(([own]) => own));
          };
          const own = {
            ...{ pixelAuc: pixelAuc(ranked), iouBest: iouBest(ranked), ...massShares(ranked) },
          }[name];
          const defined = {
            pixelAuc: (place: Place) => auc(image, place),
            iouBest: (place: Place) => iou(image, place),
            energy: share((one) => Math.max(0, one)),
            relevance: share(Math.abs),
          }[name];
          for (const place of places) {
            const wanted = defined(place);
            if (Number.isNaN(wanted)) expect(own[place], place).toBeNaN();
            else expect(own[place], place).toBeCloseTo(wanted, 12);
          }
        }),
      );
    },
  );
});
