import { describe, expect, test } from 'vitest';
import { errorCatalogue, errorKind, type ErrorKind } from '../../../core/errors/catalogue.js';

const kinds: [string, ErrorKind][] = Object.entries(errorCatalogue);

describe('errorCatalogue', () => {
  test.each(kinds)('%s has a code, a title, a remedy and an exit status', (code, kind) => {
    expect(code).toMatch(/^FOLDCAM_E_[A-Z0-9]+(_[A-Z0-9]+)*$/);
    expect(kind.title).toMatch(/^\S.{8,}[^.\s]$/);
    expect(kind.remedy).toMatch(/^\S.{8,}\.$/);
    expect([1, 2, 3, 130]).toContain(kind.exit);
  });

  test('has a title of its own for every code', () => {
    expect(new Set(kinds.map(([, kind]) => kind.title)).size).toBe(kinds.length);
  });

  test('retries no wrong input', () => {
    const retried = kinds.filter(([, kind]) => kind.exit === 2 && !kind.permanent);
    expect(retried).toEqual([]);
  });

  test('retries what is out of reach for now, and not what is refused', () => {
    const permanent = (code: keyof typeof errorCatalogue): boolean => errorKind(code).permanent;
    expect(permanent('FOLDCAM_E_REDIS_UNREACHABLE')).toBe(false);
    expect(permanent('FOLDCAM_E_STORE_UNREACHABLE')).toBe(false);
    expect(permanent('FOLDCAM_E_STORE_DENIED')).toBe(true);
    expect(permanent('FOLDCAM_E_GPU_REQUIRED')).toBe(true);
  });

  test('gives 130 to an interruption alone', () => {
    const interrupted = kinds.filter(([, kind]) => kind.exit === 130).map(([code]) => code);
    expect(interrupted).toEqual(['FOLDCAM_E_INTERRUPTED']);
  });
});

describe('errorKind', () => {
  test.each(kinds)('finds the kind of %s', (code, kind) => {
    expect(errorKind(code as keyof typeof errorCatalogue)).toBe(kind);
  });
});
