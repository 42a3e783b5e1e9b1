import { describe, expect, test } from 'vitest';
import { errorCatalogue } from '../../../core/errors/catalogue.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

describe('FoldcamError', () => {
  test('is an Error with a code, a message and a name', () => {
    const error = new FoldcamError('FOLDCAM_E_ENGINE', 'no kernel for LRN');
    expect(error).toBeInstanceOf(Error);
    expect(error.code).toBe('FOLDCAM_E_ENGINE');
    expect(error.message).toBe('no kernel for LRN');
    expect(error.name).toBe('FoldcamError');
  });

  test('is permanent or transient by its code', () => {
    expect(new FoldcamError('FOLDCAM_E_USAGE', 'x').permanent).toBe(true);
    expect(new FoldcamError('FOLDCAM_E_STORE_UNREACHABLE', 'x').permanent).toBe(false);
  });

  test('has the remedy of its code until a better one is known', () => {
    const { remedy } = errorCatalogue.FOLDCAM_E_ENGINE;
    expect(new FoldcamError('FOLDCAM_E_ENGINE', 'x').remedy).toBe(remedy);
    expect(new FoldcamError('FOLDCAM_E_ENGINE', 'x', { remedy: 'Wait.' }).remedy).toBe('Wait.');
  });

  test('keeps its cause, its place and its problems', () => {
    const cause = new Error('ECONNREFUSED');
    const where = { file: 'a.csv', row: 3 };
    const problem = { code: 'FOLDCAM_E_CSV_ROW', severity: 'error', message: 'empty' } as const;
    const error = new FoldcamError('FOLDCAM_E_CSV_ROW', 'x', { cause, where, problems: [problem] });
    expect(error.cause).toBe(cause);
    expect(error.where).toEqual(where);
    expect(error.problems).toEqual([problem]);
  });

  test('claims no cause, no place and no problems without them', () => {
    const error = new FoldcamError('FOLDCAM_E_CSV_ROW', 'x');
    expect('cause' in error).toBe(false);
    expect(error.where).toBeUndefined();
    expect(error.problems).toEqual([]);
  });
});
