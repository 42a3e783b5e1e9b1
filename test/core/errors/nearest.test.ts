import { describe, expect, test } from 'vitest';
import { nearest } from '../../../core/errors/nearest.js';

describe('nearest', () => {
  test.each([
    // One letter lacks; two are swapped (two edits); one letter instead of another.
    ['epoch', 'epochs'],
    ['fodls', 'folds'],
    ['sweds', 'seeds'],
  ])('takes %s for %s', (text, meant) => {
    expect(nearest(text, ['name', 'folds', 'seeds', 'epochs'])).toBe(meant);
  });

  test('does not look at capitals', () => {
    expect(nearest('Grad-CAM', ['cam', 'grad-cam'])).toBe('grad-cam');
  });

  test('allows edits in half of the letters, and no more', () => {
    // abcdef → abcxyz replaces 3 of 6 letters, abcdef → abwxyz 4.
    expect(nearest('abcdef', ['abcxyz'])).toBe('abcxyz');
    expect(nearest('abcdef', ['abwxyz'])).toBeUndefined();
  });

  test('allows two edits in a short text', () => {
    expect(nearest('kep', ['keep'])).toBe('keep');
    expect(nearest('cm', ['cam', 'px'])).toBe('cam');
  });

  test('suggests nothing that shares no letter', () => {
    expect(nearest('<<', ['l2', 'as'])).toBeUndefined();
    expect(nearest('x', ['k'])).toBeUndefined();
    expect(nearest('', ['k'])).toBeUndefined();
  });

  test('prefers the first of two that are equally near', () => {
    expect(nearest('cat', ['hat', 'bat'])).toBe('hat');
  });

  test('suggests nothing where there is nothing to suggest', () => {
    expect(nearest('epochs', [])).toBeUndefined();
  });
});
