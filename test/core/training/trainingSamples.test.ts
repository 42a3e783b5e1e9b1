import { describe, expect, test } from 'vitest';
import { recipeSchema } from '../../../core/sweep/Recipe.js';
import { trainingSamples } from '../../../core/training/trainingSamples.js';

const samples = (keys: object, epoch?: number, random = () => 0) =>
  trainingSamples(
    [3, 1],
    recipeSchema.parse({ name: 'r', ...keys }),
    epoch === undefined ? undefined : { number: epoch, random },
  );
const plain = [3, 1].map((image) => ({ image, mirrored: false }));
const mirrored = [3, 1].map((image) => ({ image, mirrored: true }));
const copy = (number: number) => plain.map((sample) => ({ ...sample, copy: number }));

describe('trainingSamples', () => {
  test('are the images, and mirrored ones after that', () => {
    expect(samples({})).toEqual(plain);
    expect(samples({ flips: true }, 2)).toEqual([...plain, ...mirrored]);
  });

  test('are each image on one side an epoch where flips are drawn, on both where a head is fitted', () => {
    const keys = { flips: 'drawn', unfreeze: 1 };
    const drawn = [0.5, 0.49];
    expect(samples(keys, 1, () => drawn.shift() ?? NaN)).toEqual([plain[0], mirrored[1]]);
    expect(samples(keys)).toEqual([...plain, ...mirrored]);
    expect(samples({ ...keys, augment: { copies: 1 } }, 1)).toEqual([...mirrored, ...copy(1)]);
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
