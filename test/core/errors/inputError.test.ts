import { describe, expect, test } from 'vitest';
import { errorCatalogue } from '../../../core/errors/catalogue.js';
import { inputError } from '../../../core/errors/inputError.js';
import type { Problem } from '../../../core/errors/Problem.js';

const warning: Problem = {
  code: 'FOLDCAM_E_GROUP_MIXED',
  severity: 'warning',
  message: 'one group has several labels',
};
const first: Problem = {
  code: 'FOLDCAM_E_MASK_EMPTY',
  severity: 'error',
  message: 'the mask of a marks no pixel',
  where: { file: 'a_mask.png' },
  remedy: 'Draw it.',
};
const second: Problem = {
  code: 'FOLDCAM_E_DUPLICATE_ID',
  severity: 'error',
  message: 'the id b is there already',
};

describe('inputError', () => {
  test('says what one problem says, and where', () => {
    const error = inputError([first]);
    expect(error.message).toBe('a_mask.png: the mask of a marks no pixel');
    expect(error.code).toBe('FOLDCAM_E_MASK_EMPTY');
    expect(error.where).toEqual({ file: 'a_mask.png' });
    expect(error.remedy).toBe('Draw it.');
  });

  test('leaves out the place of a problem that has none', () => {
    const error = inputError([second]);
    expect(error.message).toBe('the id b is there already');
    expect(error.where).toBeUndefined();
    expect(error.remedy).toBe(errorCatalogue.FOLDCAM_E_DUPLICATE_ID.remedy);
  });

  test('counts the errors, and has the code of the first, whatever warning stands before it', () => {
    const error = inputError([warning, first, second]);
    expect(error.message).toBe('2 problems, the first: a_mask.png: the mask of a marks no pixel');
    expect(error.code).toBe('FOLDCAM_E_MASK_EMPTY');
  });

  test('carries every problem, the warnings too', () => {
    expect(inputError([warning, first, second]).problems).toEqual([warning, first, second]);
  });

  test('is not made of warnings alone', () => {
    expect(() => inputError([warning])).toThrow(RangeError);
    expect(() => inputError([])).toThrow(RangeError);
  });
});
