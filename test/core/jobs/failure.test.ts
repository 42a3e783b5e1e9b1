import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorCatalogue, type ErrorCode } from '../../../core/errors/catalogue.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { formatFailure, parseFailure } from '../../../core/jobs/failure.js';

const codes = Object.keys(errorCatalogue) as ErrorCode[];

describe('formatFailure', () => {
  test('writes the code and the message of a coded error', () => {
    const error = new FoldcamError('FOLDCAM_E_TRAINING_DIVERGED', 'the loss is NaN');
    expect(formatFailure(error)).toBe('FOLDCAM_E_TRAINING_DIVERGED the loss is NaN');
  });

  test('takes every other error for a defect', () => {
    expect(formatFailure(new TypeError('x is undefined'))).toBe(
      'FOLDCAM_E_INTERNAL x is undefined',
    );
    expect(formatFailure('thrown text')).toBe('FOLDCAM_E_INTERNAL thrown text');
    expect(formatFailure(undefined)).toBe('FOLDCAM_E_INTERNAL undefined');
  });
});

describe('parseFailure', () => {
  test('reads back the code and the message of any coded error', () => {
    fc.assert(
      fc.property(fc.constantFrom(...codes), fc.string({ unit: 'binary' }), (code, message) => {
        const reason = formatFailure(new FoldcamError(code, message));
        expect(parseFailure(reason)).toEqual({ code, message });
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('keeps a message of several lines, or one that names another code', () => {
    const message = 'line one\nFOLDCAM_E_USAGE line two';
    expect(parseFailure(formatFailure(new FoldcamError('FOLDCAM_E_ENGINE', message)))).toEqual({
      code: 'FOLDCAM_E_ENGINE',
      message,
    });
  });

  test.each([
    // As BullMQ 6.7 words them.
    'job stalled more than allowable limit',
    'Unexpected exit code: 137 signal: SIGKILL',
    'Child exited before it could be retained',
  ])('sees that a worker was lost: %s', (reason) => {
    expect(parseFailure(reason)).toEqual({ code: 'FOLDCAM_E_WORKER_LOST', message: reason });
  });

  test.each(['something else', '', 'FOLDCAM_E_UNHEARD_OF x', 'FOLDCAM_E_ENGINE', 'toString x'])(
    'takes any other reason for a defect: %j',
    (reason) => {
      expect(parseFailure(reason)).toEqual({ code: 'FOLDCAM_E_INTERNAL', message: reason });
    },
  );
});
