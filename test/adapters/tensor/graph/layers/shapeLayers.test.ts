import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../../support/lowerOne.js';

const named = { output: 'a', inputs: ['x'] };

describe('a border', () => {
  it.each([
    [1, [1, 1], [1, 1]],
    [
      [1, 2],
      [1, 1],
      [2, 2],
    ],
    [
      [
        [0, 1],
        [2, 3],
      ],
      [0, 1],
      [2, 3],
    ],
  ])('is a number, one for each direction or one for each side: %j', (border, rows, columns) => {
    const padded = stepOf('ZeroPadding2D', { padding: border });
    expect(padded).toEqual({ ...named, kind: 'pad', rows, columns });
    const cropped = stepOf('Cropping2D', { cropping: border });
    expect(cropped).toEqual({ ...named, kind: 'crop', rows, columns });
  });
});

describe('a reshaping', () => {
  it('has the shape that it makes', () => {
    expect(stepOf('Reshape', { target_shape: [1, 1, -1] })).toEqual({
      ...named,
      kind: 'reshape',
      shape: [1, 1, -1],
    });
  });
});
