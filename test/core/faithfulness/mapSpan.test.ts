import { expect, test } from 'vitest';
import { mapSpan } from '../../../core/faithfulness/mapSpan.js';

test('a map spans from its lowest to its highest value, unless it is constant or not finite', () => {
  expect(mapSpan(Float64Array.of(2, -1, 0))).toEqual({ low: -1, high: 2 });
  expect(mapSpan(Float64Array.of(2, 2))).toBeUndefined();
  expect(mapSpan(Float64Array.of(2, NaN))).toBeUndefined();
  expect(mapSpan(Float64Array.of(2, Infinity))).toBeUndefined();
});
