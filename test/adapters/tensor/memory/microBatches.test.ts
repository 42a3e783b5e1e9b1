import { describe, expect, it } from 'vitest';
import { onShrunk } from '../../../../adapters/tensor/memory/shrunk.js';
import { microBatches } from '../../../../adapters/tensor/memory/microBatches.js';

const full = new Error('OOM when allocating tensor with shape[1]');

/** Pieces that were tried, of memory that holds `most` at once. */
function tries(largest: number, most: number, ...counts: number[]) {
  const pieces = microBatches(largest);
  const tried: [number, number][] = [];
  const done: number[] = [];
  for (const count of counts) {
    pieces.each(count, (start, end) => {
      tried.push([start, end]);
      if (end - start > most) throw full;
      for (let i = start; i < end; i++) done.push(i);
    });
  }
  return { tried, done, size: pieces.size() };
}

describe('microBatches', () => {
  it('takes the largest pieces, and what is left', () => {
    expect(tries(4, 4, 10).tried).toEqual([
      [0, 4],
      [4, 8],
      [8, 10],
    ]);
  });

  it('calls nothing for nothing, and takes at least one at a time', () => {
    expect(tries(4, 4, 0).tried).toEqual([]);
    expect(tries(0, 1, 2).tried).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('tries a piece that is too large again at half its size', () => {
    // 8 → 4 → 2, then on at 2.
    const { tried, done, size } = tries(8, 3, 8);
    expect(tried).toEqual([
      [0, 8],
      [0, 4],
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
    ]);
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(size).toBe(2);
  });

  it('tells once of each size it comes down to, and of the error', () => {
    const told: unknown[] = [];
    onShrunk((...what) => told.push(what));
    tries(8, 3, 8, 8);
    onShrunk(() => undefined);
    expect(told).toEqual([
      [4, full],
      [2, full],
    ]);
  });

  it('starts later batches at the size that was found', () => {
    expect(tries(8, 4, 8, 8).tried).toEqual([
      [0, 8],
      [0, 4],
      [4, 8],
      [0, 4],
      [4, 8],
    ]);
  });

  it('halves an odd piece upwards, and what there was of a small one', () => {
    // Five are halved to three; of three that fail, two.
    expect(tries(5, 3, 5).tried).toEqual([
      [0, 5],
      [0, 3],
      [3, 5],
    ]);
    // A batch of three goes below the 64 that were allowed: to two.
    expect(tries(64, 2, 3)).toMatchObject({ done: [0, 1, 2], size: 2 });
  });

  it('keeps what was done before memory ran out', () => {
    const pieces = microBatches(2);
    const done: number[] = [];
    let first = true;
    pieces.each(4, (start, end) => {
      if (start === 2 && first) {
        first = false;
        throw full;
      }
      for (let i = start; i < end; i++) done.push(i);
    });
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('fails with FOLDCAM_E_OUT_OF_MEMORY where one alone does not fit', () => {
    expect(() => tries(4, 0, 4)).toThrow(
      expect.objectContaining({ code: 'FOLDCAM_E_OUT_OF_MEMORY', cause: full }) as Error,
    );
  });

  it('passes every other error on, and keeps its size', () => {
    const pieces = microBatches(4);
    const other = new Error('Tensor is disposed.');
    let calls = 0;
    const failing = () =>
      pieces.each(4, () => {
        calls += 1;
        throw other;
      });
    expect(failing).toThrow(other);
    expect(calls).toBe(1);
    expect(pieces.size()).toBe(4);
  });
});
