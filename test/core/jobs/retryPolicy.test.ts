import { describe, expect, test } from 'vitest';
import { retryPolicy } from '../../../core/jobs/retryPolicy.js';
import { stages } from '../../../core/jobs/stages.js';

describe('retryPolicy', () => {
  test('has a line for every stage, and no other', () => {
    expect(Object.keys(retryPolicy).sort()).toEqual([...stages].sort());
  });

  test('tries a submission once: someone waits for the answer', () => {
    expect(retryPolicy.produce.attempts).toBe(1);
  });

  test.each(stages.filter((stage) => stage !== 'produce'))(
    'tries %s five times, after pauses of 1, 2, 4 and 8 s',
    (stage) => {
      const { attempts, backoff } = retryPolicy[stage];
      const pauses = Array.from({ length: attempts - 1 }, (_, i) => backoff * 2 ** i);
      expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000]);
    },
  );
});
