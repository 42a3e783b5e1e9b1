import { describe, expect, test } from 'vitest';
import { seenPixels } from '../../../core/faithfulness/seenPixels.js';

const image = { width: 8, height: 4 };

describe('seenPixels', () => {
  test('leaves out the black above and below a letterboxed image', () => {
    // The square reaches from −2 to 6: of four rows the first and the last are black.
    const window = { x: 0, y: -2, width: 8, height: 8 };
    expect([...(seenPixels(window, image, 4) ?? [])]).toEqual([
      ...[0, 0, 0, 0],
      ...[1, 1, 1, 1],
      ...[1, 1, 1, 1],
      ...[0, 0, 0, 0],
    ]);
  });

  test('is nothing where all of the view is image', () => {
    expect(seenPixels(undefined, image, 4)).toBeUndefined();
    expect(seenPixels({ x: 2, y: 1, width: 3, height: 3 }, image, 4)).toBeUndefined();
  });
});
