import { expect, test } from 'vitest';
import { ablationCam } from '../../../../core/cam/perturbation/ablationCam.js';
import { handTap } from '../../../support/handTap.js';

test('ablationCam weighs each channel with the logit that is lost without it', async () => {
  // The logit is the sum of squares: 30 of channel 0 and 6 of channel 1.
  const asked: number[] = [];
  const map = await ablationCam(
    handTap,
    (batch, count) => {
      asked.push(count);
      const logits = new Float64Array(count);
      batch.forEach((value, i) => {
        const one = Math.floor(i / 8);
        logits[one] = (logits[one] ?? NaN) + value * value;
      });
      return Promise.resolve(logits);
    },
    2,
  );
  // 30 · (1 2 / 3 4) + 6 · (0 1 / −1 2)
  expect([...map]).toEqual([30, 66, 84, 132]);
  expect(asked).toEqual([2, 1]);
});
