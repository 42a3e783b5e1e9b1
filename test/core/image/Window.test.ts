import { describe, expect, test } from 'vitest';
import { boundingBox, clipWindow, cutWindow } from '../../../core/image/Window.js';

describe('boundingBox', () => {
  test('holds every marked pixel', () => {
    // 4 × 3: marks at (1, 0) and (3, 2).
    const mask = Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255);
    expect(boundingBox(mask, 4)).toEqual({ x: 1, y: 0, width: 3, height: 3 });
  });

  test('is nothing for an empty mask', () => {
    expect(boundingBox(new Uint8Array(12), 4)).toBeUndefined();
  });
});

test('clipWindow leaves the part that lies on the image', () => {
  const window = { x: -2, y: 1, width: 5, height: 9 };
  expect(clipWindow(window, { width: 10, height: 4 })).toEqual({ x: 0, y: 1, width: 3, height: 3 });
});

test('cutWindow cuts within the image, and fills what lies beyond it', () => {
  const values = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const size = { width: 3, height: 2 };
  const inside = cutWindow(values, size, { x: 1, y: 0, width: 2, height: 2 });
  expect(inside).toEqual(Uint8Array.of(2, 3, 5, 6));
  const beyond = cutWindow(values, size, { x: 2, y: -1, width: 2, height: 2 }, 9);
  expect(beyond).toEqual(Uint8Array.of(9, 9, 3, 9));
});
