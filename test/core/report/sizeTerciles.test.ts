import { describe, expect, test } from 'vitest';
import { sizeTerciles } from '../../../core/report/sizeTerciles.js';
import { sharesOf } from '../../support/outcomeRow.js';

const sized = (...sizes: number[]) => sizes.map((mass) => ({ share: sharesOf(mass, 0, 0) }));
const sizesOf = (...sizes: number[]) =>
  sizeTerciles(sized(...sizes)).map(({ rows }) => rows.map(({ share }) => share.mass));

describe('sizeTerciles', () => {
  test('are thirds of the images by the mass’s share of the image', () => {
    expect(sizesOf(0.5, 0.1, 0.4, 0.2, 0.6, 0.3)).toEqual([
      [0.1, 0.2],
      [0.4, 0.3],
      [0.5, 0.6],
    ]);
  });

  test('say where they end', () => {
    // Quantiles of 0.1, 0.2, 0.4, 0.8: at 1 and at 2 of 3.
    const ends = sizeTerciles(sized(0.8, 0.1, 0.2, 0.4)).map(({ size, from, to }) => [
      size,
      from,
      to,
    ]);
    expect(ends).toEqual([
      ['small', 0.1, 0.2],
      ['medium', 0.2, 0.4],
      ['large', 0.4, 0.8],
    ]);
  });

  test('put an image on a border below it, and every image into one', () => {
    expect(sizesOf(0.8, 0.1, 0.2, 0.4)).toEqual([[0.1, 0.2], [0.4], [0.8]]);
    expect(sizesOf(0.3, 0.3, 0.3)).toEqual([[0.3, 0.3, 0.3], [], []]);
  });

  test('leave out empty masks', () => {
    expect(sizesOf(0, 0.1, 0.2, 0.3)).toEqual([[0.1], [0.2], [0.3]]);
    expect(sizeTerciles(sized(0, 0))).toEqual([]);
  });
});
