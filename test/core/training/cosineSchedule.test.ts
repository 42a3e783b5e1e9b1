import { describe, expect, test } from 'vitest';
import { cosineSchedule } from '../../../core/training/cosineSchedule.js';

const shares = (steps: number): number[] =>
  Array.from({ length: steps }, (_, step) => cosineSchedule(step, steps));

describe('cosineSchedule', () => {
  test('rises evenly over the first tenth', () => {
    expect(shares(40).slice(0, 4)).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test('falls by half a cosine after that', () => {
    // Four of forty rise; 36 fall, of which a third, half and two thirds are 12, 18 and 24:
    // (1 + cos 60°) / 2, (1 + cos 90°) / 2, (1 + cos 120°) / 2.
    const all = shares(40);
    expect(all[4]).toBe(1);
    expect(all[16]).toBeCloseTo(0.75, 12);
    expect(all[22]).toBeCloseTo(0.5, 12);
    expect(all[28]).toBeCloseTo(0.25, 12);
  });

  test('ends near nothing, and above it', () => {
    const last = shares(40).at(-1) ?? 0;
    // (1 + cos 175°) / 2
    expect(last).toBeCloseTo(0.0019026509541272, 12);
  });

  test('never rises again', () => {
    const falling = shares(100).slice(10);
    expect(falling).toEqual([...falling].sort((a, b) => b - a));
  });

  test('gives few steps their full share first', () => {
    expect(shares(1)).toEqual([1]);
    // One rises; then 0 of 2 and 1 of 2.
    const [first, second, third] = shares(3);
    expect([first, second]).toEqual([1, 1]);
    expect(third).toBeCloseTo(0.5, 12);
  });
});
