import { describe, expect, test } from 'vitest';
import { hitBits } from '../../../core/pointing/hitTable.js';
import { openRegions } from '../../../core/pointing/openRegions.js';
import { openPacked, packRegions, unpackRegions } from '../../../core/pointing/packRegions.js';
import { seededRandom } from '../../../core/random.js';
import { layDrawn, prepareDrawn } from '../../support/prepareDrawn.js';

const drawing = ['........', '..##.#..', '..##....', '........', '........'];

describe('packRegions', () => {
  test.each([0, 2])(
    'hits at every pixel what it hit before, with a tolerance of %i',
    (tolerance) => {
      const prepared = prepareDrawn(drawing, { tolerance });
      const packed = openPacked(packRegions(layDrawn(drawing, { tolerance })));
      for (let y = 0; y < prepared.height; y++) {
        for (let x = 0; x < prepared.width; x++) {
          expect(packed.bitsAt(x, y)).toBe(prepared.bitsAt(x, y));
        }
      }
    },
  );

  test('tells stretches apart wherever they start, in rows of any width and anywhere in a buffer', () => {
    const random = seededRandom('pack');
    const [width, height, before] = [13, 40, 3];
    const buffer = new Uint8Array(before + width * height);
    const map = buffer.subarray(before);
    let value = 0;
    for (let i = 0; i < map.length; i++) {
      if (random() < 0.15) value = Math.floor(random() * 4);
      map[i] = value;
    }
    const laid = { width, height, map };
    const [packed, prepared] = [openPacked(packRegions(laid)), openRegions(laid)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) expect(packed.bitsAt(x, y)).toBe(prepared.bitsAt(x, y));
    }
  });

  test.each([0, 2])('is unpacked as it was laid, with a tolerance of %i', (tolerance) => {
    const laid = layDrawn(drawing, { tolerance });
    expect(unpackRegions(packRegions(laid))).toEqual(laid);
  });

  test('is as large as it was, and knows an empty mask', () => {
    expect(openPacked(packRegions(layDrawn(drawing)))).toMatchObject({
      width: 8,
      height: 5,
      hasMass: true,
    });
    const empty = openPacked(packRegions(layDrawn(['..', '..'])));
    expect(empty.hasMass).toBe(false);
    expect(hitBits({ x: 0.5, y: 0.5 }, empty)).toBe(0);
  });
});

test('bitsAt of prepared regions has the bits of what hits says', () => {
  const prepared = prepareDrawn(['#.', '..'], { ring: 1 });
  // Mass and the union, the ring and the union, below and the union, elsewhere.
  expect(prepared.bitsAt(0, 0)).toBe(1 + 16);
  expect(prepared.bitsAt(1, 0)).toBe(2 + 16);
  expect(prepared.hits(1, 0)).toMatchObject({ mass: false, peritumoral: true, inRegions: true });
  expect(prepared.bitsAt(1, 1)).toBe(8);
  expect(prepared.hits(1, 1)).toMatchObject({ elsewhere: true, inRegions: false });
});
