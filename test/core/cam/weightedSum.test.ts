import { expect, test } from 'vitest';
import { weightedSum } from '../../../core/cam/weightedSum.js';

test('weightedSum reads the channels of one cell next to each other', () => {
  // One row, two columns, three channels: 1 2 3 | 10 20 30.
  const data = Float32Array.of(1, 2, 3, 10, 20, 30);
  const tap = { layer: 'row', height: 1, width: 2, channels: 3, data };
  expect([...weightedSum(tap, [1, 0.5, -1])]).toEqual([-1, -10]);
});
