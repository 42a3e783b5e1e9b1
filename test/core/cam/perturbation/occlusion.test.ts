import { describe, expect, test } from 'vitest';
import { occlusion, occlusionPlaces } from '../../../../core/cam/perturbation/occlusion.js';
import { lineProbe } from '../../../support/lineProbe.js';

const probe = lineProbe([1, 2, 4], [1, 1, 1]);

describe('occlusion', () => {
  test('gives a pixel the mean drop over the squares that cover it', async () => {
    // Squares over 1 2 and over 2 4: drops 3 and 6.
    expect([...(await occlusion(probe, { window: 2, stride: 1, fill: 0 }))]).toEqual([3, 4.5, 6]);
  });

  test('cuts a square that sticks out of the input', async () => {
    // Over 1 2, and over 4 alone.
    expect([...(await occlusion(probe, { window: 2, stride: 2, fill: 0 }))]).toEqual([3, 3, 4]);
  });

  test('covers with the fill', async () => {
    // 1 2 4 become 10 one at a time.
    const map = await occlusion(probe, { window: 1, stride: 1, fill: 10 });
    expect([...map]).toEqual([-9, -8, -6]);
  });

  test('leaves pixels between squares at zero', async () => {
    expect([...(await occlusion(probe, { window: 1, stride: 2, fill: 0 }))]).toEqual([1, 0, 4]);
  });

  test('covers all of an input that is smaller than the square', async () => {
    expect([...(await occlusion(probe, { window: 9, stride: 4, fill: 0 }))]).toEqual([7, 7, 7]);
    expect(occlusionPlaces({ width: 3, height: 2 }, { window: 9, stride: 4 })).toEqual([
      { x: 0, y: 0 },
    ]);
  });

  test('moves along the rows first', () => {
    expect(occlusionPlaces({ width: 3, height: 2 }, { window: 2, stride: 1 })).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 0 },
    ]);
  });
});
