import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resizeBilinear } from '../../../core/image/resizeBilinear.js';
import { layMap, layResized, type LaidMap } from '../../../core/pixels/layMap.js';

const side = fc.integer({ min: 1, max: 40 });
const value = fc.oneof(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), fc.constantFrom(0, -0));
const resized = fc.tuple(side, side, side, side).chain(([width, height, outWidth, outHeight]) =>
  fc.record({
    ...{ width: fc.constant(width), height: fc.constant(height) },
    ...{ outWidth: fc.constant(outWidth), outHeight: fc.constant(outHeight) },
    map: fc.array(value, { minLength: width * height, maxLength: width * height }),
  }),
);

const valuesOf = ({ kernel, pixels }: LaidMap): Float64Array =>
  new Float64Array(kernel.memory.buffer, kernel.values.value, pixels).slice();

const facts = ({ highest, lowest, first, equal }: LaidMap) => ({ highest, lowest, first, equal });

describe('a map is laid', () => {
  test('as resizeBilinear brings it to a size, to the last bit', () => {
    fc.assert(
      fc.property(resized, ({ map, width, height, outWidth, outHeight }) => {
        const source = Float64Array.from(map);
        const laid = valuesOf(layResized(source, width, height, outWidth, outHeight));
        expect(laid).toEqual(resizeBilinear(source, width, height, outWidth, outHeight));
      }),
    );
  });

  test('and examined: its highest and lowest value, the first highest pixel, how many are equal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(value, fc.constantFrom(7, 8)), { minLength: 1, maxLength: 50 }),
        (map) => {
          const [highest, lowest] = [Math.max(...map), Math.min(...map)];
          const own = facts(layMap(Float64Array.from(map)));
          expect(own.first).toBe(map.findIndex((one) => one === highest));
          expect(own.equal).toBe(map.filter((one) => one === highest).length);
          expect(own.highest === highest && own.lowest === lowest).toBe(true);
        },
      ),
    );
  });

  test.each([
    [NaN, 1, 2],
    [1, NaN, 2],
    [1, 2, NaN],
    [NaN, NaN, NaN],
  ])('without a highest value where one is none: %d %d %d', (...map) => {
    const { highest, lowest } = layMap(Float64Array.from(map));
    expect([highest, lowest]).toEqual([NaN, NaN]);
  });
});
