import { describe, expect, test } from 'vitest';
import { readMask } from '../../adapters/pixels/readMask.js';
import { makeImage } from '../support/makeImage.js';
import { badMasks } from './masks.js';
import { refuse } from './refuse.js';

describe('a mask is refused:', () => {
  refuse(badMasks);
});

describe('a mask is read', () => {
  test.each([
    ['of 0 and 255', [255], 8],
    ['of 0 and 1', [1], 8],
    ['of 0 and 1 in 16 bits', [1], 16],
    ['of 0 and 65535', [65_535], 16],
    ['in red', [255, 0, 0], 8],
  ] as const)('%s', async (_, inside, depth) => {
    const draw = (x: number) => (x < 3 ? inside : inside.map(() => 0));
    const bytes = await makeImage(8, 2, draw, depth).png().toBuffer();
    const { data } = await readMask([{ file: 'a_mask.png', bytes }]);
    expect([...data]).toEqual([1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0]);
  });
});
