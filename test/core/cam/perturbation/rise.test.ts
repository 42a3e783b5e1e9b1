import { describe, expect, test } from 'vitest';
import { rise } from '../../../../core/cam/perturbation/rise.js';
import { seededRandom } from '../../../../core/random.js';
import { expectClose } from '../../../support/expectClose.js';
import { lineProbe } from '../../../support/lineProbe.js';

const script = (...numbers: number[]) => {
  return () => numbers.shift() ?? NaN;
};
const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

describe('rise', () => {
  test('weighs masks by the probability of what they leave, over the share kept', async () => {
    // One cell a mask: the first keeps it, the second does not; then where to cut.
    const random = script(0.2, 0, 0, 0.9, 0, 0);
    const map = await rise(lineProbe([1, 2], [1, 1]), { masks: 2, grid: 1, keep: 0.5, random });
    // (σ(3) · 1 + σ(0) · 0) / (0.5 · 2)
    expectClose(map, [sigmoid(3), sigmoid(3)], 1e-12);
  });

  test('enlarges the grid by a cell and cuts it where the draw says', async () => {
    // 1 0 / 0 0 to 6 × 3 (cells of 2 × 1): along the row 1 1 ⅔ ⅓ 0 0, cut at ⌊0.5 · 2⌋ = 1.
    const random = script(0.1, 0.9, 0.9, 0.9, 0.5, 0);
    const map = await rise(lineProbe([1, 1, 1, 1], [0, 0, 0, 0]), {
      masks: 1,
      grid: 2,
      keep: 0.5,
      random,
    });
    // Probability ½, over 0.5 · 1.
    expectClose(map, [1, 2 / 3, 1 / 3, 0], 1e-9);
  });

  test('finds the pixel that alone counts', async () => {
    const probe = lineProbe([1, 1, 1, 1, 1, 1, 1, 1], [0, 0, 0, 0, 0, 6, 0, 0]);
    const options = { masks: 500, grid: 4, keep: 0.5, random: seededRandom('rise') };
    const map = await rise(probe, options);
    expect(map.indexOf(Math.max(...map))).toBe(5);
  });
});
