import { describe, expect, test } from 'vitest';
import { learningShare } from '../../../core/training/learningShare.js';

type Schedule = 'constant' | 'cosine' | 'step';

const shares = (schedule: Schedule, steps: number, warmUp = 0.1): number[] =>
  Array.from({ length: steps }, (_, step) => learningShare({ schedule, warmUp }, step, steps));

describe('learningShare', () => {
  test.each(['constant', 'cosine', 'step'] as const)('rises evenly at first: %s', (schedule) => {
    expect(shares(schedule, 40).slice(0, 4)).toEqual([0.25, 0.5, 0.75, 1]);
    expect(shares(schedule, 30).slice(0, 3)).toEqual([1 / 3, 2 / 3, 1]);
  });

  test('stays after that', () => {
    expect(shares('constant', 5, 0)).toEqual([1, 1, 1, 1, 1]);
  });

  test('falls by half a cosine', () => {
    // Four of forty rise; 36 fall, of which a third, half and two thirds are 12, 18 and 24:
    // (1 + cos 60°) / 2, (1 + cos 90°) / 2, (1 + cos 120°) / 2.
    const all = shares('cosine', 40);
    expect(all[4]).toBe(1);
    expect(all[16]).toBeCloseTo(0.75, 12);
    expect(all[22]).toBeCloseTo(0.5, 12);
    expect(all[28]).toBeCloseTo(0.25, 12);
    // (1 + cos 175°) / 2
    expect(all.at(-1)).toBeCloseTo(0.0019026509541272, 12);
  });

  test('falls to a tenth at half of the steps, and again at three quarters', () => {
    expect(shares('step', 8, 0)).toEqual([1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01]);
  });

  test('gives few steps their full share first', () => {
    expect(shares('cosine', 1)).toEqual([1]);
    // One rises; then 0 of 2 and 1 of 2.
    const [first, second, third] = shares('cosine', 3);
    expect([first, second]).toEqual([1, 1]);
    expect(third).toBeCloseTo(0.5, 12);
  });
});
