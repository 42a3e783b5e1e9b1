import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkName, chunkSize, imageChunks } from '../../../core/jobs/imageChunks.js';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('imageChunks', () => {
  test.each([
    [0, []],
    [1, [1]],
    [16, [16]],
    [17, [16, 1]],
    [59, [16, 16, 16, 11]],
  ])('splits %i images into chunks of %j', (count, sizes) => {
    expect(imageChunks(numbers(count)).map((chunk) => chunk.length)).toEqual(sizes);
  });

  test('keeps every image, in its order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 100 }), (images) => {
        const chunks = imageChunks(images);
        expect(chunks.flat()).toEqual(images);
        expect(chunks.length).toBe(Math.ceil(images.length / chunkSize));
      }),
      { seed: 1 },
    );
  });
});

describe('chunkName', () => {
  test('sorts as the chunks do', () => {
    expect(chunkName(7)).toBe('chunk-0007');
    const names = numbers(2_000).map(chunkName);
    expect([...names].sort()).toEqual(names);
  });
});
