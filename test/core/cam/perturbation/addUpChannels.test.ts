import { expect, test } from 'vitest';
import { addUpChannels } from '../../../../core/cam/perturbation/addUpChannels.js';

test('addUpChannels adds the channels of each pixel', () => {
  expect([...addUpChannels(Float64Array.of(1, 2, 3, -1, 0, 5), 3)]).toEqual([6, 4]);
});
