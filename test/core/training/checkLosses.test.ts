import { describe, expect, test } from 'vitest';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { checkLosses } from '../../../core/training/checkLosses.js';

const before = [
  { epoch: 1, training: 0.7, validation: 0.71 },
  { epoch: 2, training: 0.654321, validation: 0.68 },
];

/** What it says, of a permanent error. */
function told(...args: Parameters<typeof checkLosses>): string {
  try {
    checkLosses(...args);
  } catch (error) {
    if (!(error instanceof FoldcamError)) throw error;
    expect(error).toMatchObject({ code: 'FOLDCAM_E_TRAINING_DIVERGED', permanent: true });
    return error.message;
  }
  return 'nothing';
}

describe('checkLosses', () => {
  test('says nothing of finite losses, as large as the bound', () => {
    expect(told({ epoch: 3, training: 1e9, validation: 1e9 }, before)).toBe('nothing');
    expect(told({ epoch: 3, training: 7 }, before, { most: 7 })).toBe('nothing');
  });

  test.each([NaN, Infinity])('names the epoch and the last good one: a loss of %d', (training) => {
    expect(told({ epoch: 3, training, validation: NaN }, before)).toBe(
      'the training loss of epoch 3 is not finite; ' +
        'the last good epoch is 2: training 0.654, validation 0.680',
    );
  });

  test('tells a validation loss from a training loss', () => {
    expect(told({ epoch: 3, training: 0.6, validation: NaN }, before)).toMatch(
      /^the validation loss of epoch 3 is not finite;/,
    );
  });

  test('names the step where it is known', () => {
    const broken = { step: 4, of: 15 };
    expect(told({ epoch: 2, training: NaN }, [{ epoch: 1, training: 0.7 }], { broken })).toBe(
      'the training loss of epoch 2 is not finite from step 4 of 15 on; ' +
        'the last good epoch is 1: training 0.700',
    );
  });

  test('ends a training whose loss is finite and too large', () => {
    expect(told({ epoch: 1, training: 12.34 }, [], { most: 6.93147 })).toBe(
      'the training loss of epoch 1 is 12.3, above 6.93; no epoch before it was good',
    );
  });
});
