import { describe, expect, test } from 'vitest';
import { findLookalikes, type Described } from '../../../core/dataset/findLookalikes.js';

/** Features (x, y); turned around it has none, which is like nothing where means are 0. */
const image = (id: string, x: number, y: number): Described => ({
  id,
  features: Float32Array.of(x, y),
  mirrored: Float32Array.of(0, 0),
});

const alone = new Map<string, string>();

describe('findLookalikes', () => {
  test('names images that are each other’s nearest, by the cosine of their features', () => {
    // Means 0, deviations 1 and √½. a · b = 1; c and d are (−1, ±√2) / √3, so c · d = (1 − 2) / 3.
    const images = [image('a', 1, 0), image('b', 1, 0), image('c', -1, 1), image('d', -1, -1)];
    const found = findLookalikes(images, alone);
    expect(found).toMatchObject([{ images: ['a', 'b'], mirrored: false }]);
    expect(found[0]?.similarity).toBeCloseTo(1, 12);
  });

  test('scales each feature by its deviation: one of large numbers does not decide alone', () => {
    // Unscaled, a and b would point the same way. By deviations 3 and 1 they are (1, 1) and (1, −1): cosine 0.
    const images = [image('a', 3, 1), image('b', 3, -1), image('c', -3, 1), image('d', -3, -1)];
    expect(findLookalikes(images, alone)).toEqual([]);
  });

  test('names the nearest first, and none below the least similarity', () => {
    const images = [
      ...[image('a', 1, 0), image('b', 1, 0.1), image('c', -1, 0), image('d', -1, -0.1)],
      ...[image('e', 0, 1), image('f', 0, -1)],
    ];
    const named = findLookalikes(images, alone).map(({ images: ids }) => ids.join(''));
    expect(named).toEqual(['ab', 'cd']);
    expect(findLookalikes(images, alone, 0.9999)).toEqual([]);
  });

  test('compares mirrored images too, and says so', () => {
    const turned = [
      image('a', 5, -3),
      { id: 'b', features: Float32Array.of(-5, -3), mirrored: Float32Array.of(5, -3) },
      { id: 'c', features: Float32Array.of(0, 6), mirrored: Float32Array.of(0, 6) },
    ];
    const [found] = findLookalikes(turned, alone);
    expect(found).toMatchObject({ images: ['a', 'b'], mirrored: true });
    expect(found?.similarity).toBeCloseTo(1, 6);
  });

  test('does not name images that share a group already', () => {
    const twins = [image('a', 5, 1), image('b', 5, 1), image('c', -10, -2)];
    const group = new Map([
      ['a', 'one'],
      ['b', 'one'],
    ]);
    expect(findLookalikes(twins, alone).map(({ images }) => images)).toEqual([['a', 'b']]);
    expect(findLookalikes(twins, group)).toEqual([]);
  });

  test('takes features that do not vary for nothing', () => {
    const flat = ['a', 'b'].map((id) => image(id, 7, 7));
    expect(findLookalikes(flat, alone)).toEqual([]);
    expect(findLookalikes([], alone)).toEqual([]);
  });
});
