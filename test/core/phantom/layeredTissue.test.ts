import { expect, test } from 'vitest';
import { layeredTissue, layerLevels } from '../../../core/phantom/layeredTissue.js';
import { seededRandom } from '../../../core/random.js';

const side = 224;
const seeds = Array.from({ length: 12 }, (_, seed) => seed);
const draw = (seed: number): Float64Array =>
  layeredTissue(side, side, seededRandom('layers', seed));

/** Mean echo of the rows from one share of the depth to another. */
function meanBetween(echo: Float64Array, from: number, to: number): number {
  const rows = echo.slice(Math.round(from * side) * side, Math.round(to * side) * side);
  return rows.reduce((a, b) => a + b, 0) / rows.length;
}

test.each(seeds)('layers lie in their order with the levels of their tissue: seed %i', (seed) => {
  const echo = draw(seed);
  // Where no interface comes: the first 3 % are skin, 35 to 70 % gland, the last pixels muscle.
  const near = (
    value: number,
    [middle, reach]: readonly [number, number],
    patches: number,
  ): void => {
    expect(Math.abs(value - middle)).toBeLessThanOrEqual(reach + patches);
  };
  near(meanBetween(echo, 0, 0.025), layerLevels.skin, 0);
  near(meanBetween(echo, 0.35, 0.7), layerLevels.gland, 0.5);
  near(echo[(side - 1) * side + side / 2] ?? NaN, layerLevels.muscle, 2);
  const between = meanBetween(echo, 0.08, 0.1);
  // Fat, unless an interface has risen into it: never brighter than gland.
  expect(between).toBeLessThan(layerLevels.gland[0] + 0.5);
});

test('another seed draws other layers', () => {
  expect(draw(1)).toEqual(draw(1));
  expect(draw(2)).not.toEqual(draw(1));
});
