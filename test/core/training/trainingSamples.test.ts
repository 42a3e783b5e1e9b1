import { describe, expect, test } from 'vitest';
import { recipeSchema } from '../../../core/sweep/Recipe.js';
import { trainingSamples } from '../../../core/training/trainingSamples.js';

const samples = (keys: object, epoch?: number) =>
  trainingSamples([3, 1], recipeSchema.parse({ name: 'r', ...keys }), epoch);
const plain = [3, 1].map((image) => ({ image, mirrored: false }));
const mirrored = [3, 1].map((image) => ({ image, mirrored: true }));
const copy = (number: number) => plain.map((sample) => ({ ...sample, copy: number }));

describe('trainingSamples', () => {
  test('are the images, and mirrored ones after that', () => {
    expect(samples({})).toEqual(plain);
    expect(samples({ flips: true }, 2)).toEqual([...plain, ...mirrored]);
  });

  test('are as many copies more as the recipe says, the same each epoch', () => {
    const augment = { copies: 2 };
    expect(samples({ augment })).toEqual([...plain, ...copy(1), ...copy(2)]);
    const all = [...plain, ...mirrored, ...copy(1), ...copy(2)];
    expect(samples({ augment, flips: true, unfreeze: 1 }, 7)).toEqual(all);
  });

  test('are each image once, altered anew each epoch, where all of a backbone is trained', () => {
    const keys = { augment: {}, flips: true, unfreeze: 'all' };
    expect(samples(keys, 1)).toEqual(copy(1));
    expect(samples(keys, 5)).toEqual(copy(5));
  });

  test('are the images themselves for the head that such training starts from', () => {
    expect(samples({ augment: {}, flips: true, unfreeze: 'all' })).toEqual([...plain, ...mirrored]);
  });
});
