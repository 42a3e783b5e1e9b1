import { expect, test } from 'vitest';
import { midranks } from '../../../core/faithfulness/midranks.js';

test('midranks count from the smallest, and equal values share theirs', () => {
  expect([...midranks([5, -1, 5, 3, 5])]).toEqual([4, 1, 4, 2, 4]);
  expect([...midranks([])]).toEqual([]);
});
