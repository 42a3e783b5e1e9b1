import { expect, test } from 'vitest';
import { pointingShares } from '../../../bench/phantoms/pointingShares.js';

const row = (method: string, predicted: string, hit: boolean, chance: number) => ({
  method,
  label: 'benign',
  predicted,
  hit_mass: String(hit),
  chance_mass: String(chance),
});

test('pointingShares counts the correctly classified images of each method alone', () => {
  const rows = [
    row('cam', 'benign', true, 0.2),
    row('cam', 'benign', false, 0.4),
    row('cam', 'malignant', true, 0.9),
    row('random', 'benign', false, 0.2),
  ];
  // Of cam's two correct ones, one hits; a random point would hit 0.2 and 0.4 of them.
  expect(pointingShares(rows, 'mass')).toEqual([
    { method: 'cam', hits: 1, n: 2, chance: expect.closeTo(0.3, 12) as number },
    { method: 'random', hits: 0, n: 1, chance: 0.2 },
  ]);
});
