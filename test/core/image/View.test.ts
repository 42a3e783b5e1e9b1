import { describe, expect, test } from 'vitest';
import { findWindow, isPlain, viewTag, type View } from '../../../core/image/View.js';

const view = (changes: Partial<View>): View => ({
  crop: 'full',
  margin: 0.5,
  fit: 'stretch',
  ...changes,
});
const image = { width: 100, height: 60 };
const box = { x: 40, y: 10, width: 20, height: 10 };

describe('findWindow', () => {
  test('shows the whole image', () => {
    expect(findWindow(view({}), image, box)).toEqual({ x: 0, y: 0, width: 100, height: 60 });
  });

  test('shows the mass with a margin of shares of its own size', () => {
    // 10 pixels left and right, 5 above and below.
    const window = findWindow(view({ crop: 'lesion' }), image, box);
    expect(window).toEqual({ x: 30, y: 5, width: 40, height: 20 });
  });

  test('ends where the image does', () => {
    const corner = { x: 90, y: 50, width: 10, height: 10 };
    const window = findWindow(view({ crop: 'lesion' }), image, corner);
    expect(window).toEqual({ x: 85, y: 45, width: 15, height: 15 });
  });

  test('letterboxed, is a square around what is shown', () => {
    const whole = findWindow(view({ fit: 'letterbox' }), image, box);
    expect(whole).toEqual({ x: 0, y: -20, width: 100, height: 100 });
    const lesion = findWindow(view({ crop: 'lesion', fit: 'letterbox' }), image, box);
    expect(lesion).toEqual({ x: 30, y: -5, width: 40, height: 40 });
  });

  test('shows an image without a mass whole', () => {
    expect(findWindow(view({ crop: 'lesion' }), image)).toEqual({ x: 0, y: 0, ...image });
  });
});

test('only the whole image, stretched, has the features of before', () => {
  expect(isPlain(view({ margin: 1 }))).toBe(true);
  expect(viewTag(view({ margin: 1 }))).toBe('');
  const others = [
    view({ fit: 'letterbox' }),
    view({ crop: 'lesion' }),
    view({ crop: 'lesion', margin: 1 }),
    view({ crop: 'lesion', fit: 'letterbox' }),
  ];
  expect(others.some(isPlain)).toBe(false);
  expect(new Set(others.map(viewTag)).size).toBe(4);
});
