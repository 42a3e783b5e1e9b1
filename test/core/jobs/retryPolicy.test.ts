import { describe, expect, test } from 'vitest';
import { errorCatalogue, type ErrorCode } from '../../../core/errors/catalogue.js';
import { failureClass, mostAttempts, retryPause } from '../../../core/jobs/retryPolicy.js';
import { stages } from '../../../core/jobs/stages.js';

/** The pauses in seconds, without jitter, until a job is given up. */
function pauses(code: ErrorCode, stage: (typeof stages)[number] = 'train'): number[] {
  const found: number[] = [];
  for (;;) {
    const pause = retryPause(stage, code, found.length + 1, 0.5);
    if (pause === undefined) return found;
    found.push(pause / 1_000);
  }
}

describe('retryPolicy', () => {
  test('tries again for six minutes while Redis or the store is away or full', () => {
    const outage = [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60];
    expect(pauses('FOLDCAM_E_STORE_UNREACHABLE')).toEqual(outage);
    expect(pauses('FOLDCAM_E_STORE_FULL')).toEqual(outage);
    expect(pauses('FOLDCAM_E_REDIS_UNREACHABLE')).toEqual(outage);
    expect(pauses('FOLDCAM_E_REDIS_FULL')).toEqual(outage);
  });

  test('tries five times after other transient errors, with pauses of 1, 2, 4 and 8 s', () => {
    expect(pauses('FOLDCAM_E_WORKER_LOST')).toEqual([1, 2, 4, 8]);
    expect(pauses('FOLDCAM_E_ARTIFACT_CORRUPT')).toEqual([1, 2, 4, 8]);
    expect(pauses('FOLDCAM_E_INTERNAL')).toEqual([1, 2, 4, 8]);
  });

  test('gives every permanent error up at once', () => {
    for (const [code, { permanent }] of Object.entries(errorCatalogue)) {
      expect(failureClass(code as ErrorCode) === 'permanent').toBe(permanent);
      if (permanent) expect(pauses(code as ErrorCode)).toEqual([]);
    }
  });

  test('tries a submission three times at most: someone waits for the answer', () => {
    expect(pauses('FOLDCAM_E_STORE_UNREACHABLE', 'produce')).toEqual([1, 2]);
    expect(pauses('FOLDCAM_E_INTERNAL', 'produce')).toEqual([1, 2]);
    expect(mostAttempts('produce')).toBe(3);
  });

  test('spreads a pause by a quarter to both sides', () => {
    expect(retryPause('map', 'FOLDCAM_E_STORE_UNREACHABLE', 3, 0)).toBe(3_000);
    expect(retryPause('map', 'FOLDCAM_E_STORE_UNREACHABLE', 3, 1)).toBe(5_000);
  });

  test.each(stages.filter((stage) => stage !== 'produce'))(
    'lets %s use the tries of one class up after those of another',
    (stage) => expect(mostAttempts(stage)).toBe(12 + 5 - 1),
  );
});
