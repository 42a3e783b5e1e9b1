import fc from 'fast-check';
import { expect, test } from 'vitest';
import { regionMap } from '../../../core/regions/regionMap.js';
import { showRegions } from '../../support/showRegions.js';

interface Scene {
  readonly width: number;
  readonly height: number;
  /** Indices of the mass's pixels. */
  readonly marks: readonly number[];
  readonly ring: number;
  /** null: down to the edge. */
  readonly depth: number | null;
}

const scene: fc.Arbitrary<Scene> = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }))
  .chain(([width, height]) =>
    fc.record({
      width: fc.constant(width),
      height: fc.constant(height),
      marks: fc.uniqueArray(fc.nat(width * height - 1), { minLength: 1, maxLength: 12 }),
      ring: fc.integer({ min: 0, max: 4 }),
      depth: fc.option(fc.integer({ min: 0, max: 6 })),
    }),
  );

/** The definition, pixel by pixel: every pixel is compared with every pixel of the mass. */
function define({ width, height, marks, ring, depth }: Scene): string[] {
  const mass = marks.map((mark) => ({ x: mark % width, y: Math.floor(mark / width) }));
  const sign = (x: number, y: number): string => {
    const squared = Math.min(...mass.map((own) => (own.x - x) ** 2 + (own.y - y) ** 2));
    if (squared === 0) return 'M';
    if (squared <= ring ** 2) return 'p';
    const column = mass.filter((own) => own.x === x).map((own) => own.y);
    const under = column.length > 0 ? y - Math.max(...column) : 0;
    return under > 0 && under <= (depth ?? height) ? 'b' : '.';
  };
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => sign(x, y)).join(''),
  );
}

test('regionMap gives every pixel of any mask the region of the definition', () => {
  fc.assert(
    fc.property(scene, (drawn) => {
      const { width, height, marks, ring, depth } = drawn;
      const mask = new Uint8Array(width * height);
      for (const mark of marks) mask[mark] = 1;
      const map = regionMap(mask, width, height, {
        peritumoral: { unit: 'px', value: ring },
        below: depth === null ? 'full' : { unit: 'px', value: depth },
      });
      expect(showRegions(map, width)).toEqual(define(drawn));
    }),
    { seed: 1, numRuns: 300 },
  );
});
