import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contours, type Ring } from '../../../core/image/contours.js';
import { parseMask } from '../../support/parseMask.js';

const outline = (...rows: string[]): Ring[] => {
  const { mask, width, height } = parseMask(...rows);
  return contours(mask, width, height);
};

/** Shoelace formula: positive for an outer ring, negative for a hole. */
function signedArea(ring: Ring): number {
  return ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length] as Ring[number];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}

/** Even-odd rule: how many vertical sides a ray from the pixel's centre to the left crosses. */
function isInside(rings: readonly Ring[], x: number, y: number): boolean {
  let crossings = 0;
  for (const ring of rings) {
    ring.forEach(([sideX, from], i) => {
      const [, to] = ring[(i + 1) % ring.length] as Ring[number];
      if (sideX <= x && Math.min(from, to) <= y && y < Math.max(from, to)) crossings++;
    });
  }
  return crossings % 2 === 1;
}

describe('contours', () => {
  test('has no ring for an empty mask', () => {
    expect(outline('...', '...')).toEqual([]);
  });

  test('goes around a rectangle by its four corners, the inside on the right hand', () => {
    expect(outline('....', '.##.', '.##.')).toEqual([
      [
        [1, 1],
        [3, 1],
        [3, 3],
        [1, 3],
      ],
    ]);
  });

  test('turns at every corner of an L', () => {
    expect(outline('#..', '#..', '###')).toEqual([
      [
        [0, 0],
        [1, 0],
        [1, 2],
        [3, 2],
        [3, 3],
        [0, 3],
      ],
    ]);
  });

  test('goes around a hole the other way', () => {
    const [outer, hole, ...more] = outline('###', '#.#', '###');
    expect(more).toEqual([]);
    expect(signedArea(outer ?? [])).toBe(9);
    expect(signedArea(hole ?? [])).toBe(-1);
    expect(new Set(hole?.map(String))).toEqual(new Set(['1,1', '2,1', '2,2', '1,2']));
  });

  test('gives a wide hole four corners, too', () => {
    const [, hole] = outline('#####', '#...#', '#####');
    expect(hole).toHaveLength(4);
    expect(new Set(hole?.map(String))).toEqual(new Set(['1,1', '4,1', '4,2', '1,2']));
  });

  test.each([
    ['falling', ['#.', '.#']],
    ['rising', ['.#', '#.']],
  ])('does not join diagonal neighbours: %s', (_, rows) => {
    const rings = outline(...rows);
    expect(rings).toHaveLength(2);
    expect(rings.map(signedArea)).toEqual([1, 1]);
  });

  test('lets a hole open diagonally into the outside', () => {
    const rings = outline('###', '#.#', '##.');
    expect(rings.map(signedArea)).toEqual([7]);
  });

  test('leaves out corners on a straight line, wherever a ring begins', () => {
    fc.assert(
      fc.property(randomMask(), ({ mask, width }) => {
        for (const ring of contours(mask, width, mask.length / width)) {
          ring.forEach(([x, y], i) => {
            const [beforeX, beforeY] = ring.at(i - 1) as Ring[number];
            const [afterX, afterY] = ring[(i + 1) % ring.length] as Ring[number];
            expect(beforeX === x).not.toBe(afterX === x);
            expect(beforeY === y).not.toBe(afterY === y);
          });
        }
      }),
      { seed: 1 },
    );
  });

  test('encloses exactly the mask', () => {
    fc.assert(
      fc.property(randomMask(), ({ mask, width }) => {
        const rings = contours(mask, width, mask.length / width);
        const filled = Array.from(mask, (_, i) =>
          Number(isInside(rings, (i % width) + 0.5, Math.floor(i / width) + 0.5)),
        );
        expect(filled).toEqual([...mask]);
        const area = mask.reduce((a, b) => a + b, 0);
        expect(rings.reduce((sum, ring) => sum + signedArea(ring), 0)).toBe(area);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});

function randomMask(): fc.Arbitrary<{ mask: Uint8Array; width: number }> {
  return fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
    .chain(([width, height]) =>
      fc
        .uint8Array({ max: 1, minLength: width * height, maxLength: width * height })
        .map((mask) => ({ mask, width })),
    );
}
