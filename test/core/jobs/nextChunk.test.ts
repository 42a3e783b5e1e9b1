import { describe, expect, test } from 'vitest';
import { nextChunk } from '../../../core/jobs/nextChunk.js';

const upTo = (count: number): Set<number> => new Set(Array.from({ length: count }, (_, i) => i));

/**
 * How many chunks so many workers compute, who take as long as each other and hear of what others have computed
 * only when they look.
 * @param folds of which they have the first ones: each begins at another
 */
function computedBy(workers: number, folds: number, chunks: number): number {
  const stored = new Set<number>();
  let computed = 0;
  let going = Array.from({ length: workers }, (_, i) => ({
    start: i / folds,
    known: new Set<number>(),
    last: undefined as number | undefined,
  }));
  while (going.length > 0) {
    const taken: number[] = [];
    going = going.filter((worker) => {
      let chunk = nextChunk(worker.known, chunks, worker.start, worker.last);
      while (chunk !== undefined && stored.has(chunk)) {
        worker.known = new Set(stored);
        chunk = nextChunk(worker.known, chunks, worker.start, worker.last);
      }
      if (chunk === undefined) return false;
      worker.known.add(chunk);
      worker.last = chunk;
      taken.push(chunk);
      return true;
    });
    computed += taken.length;
    for (const chunk of taken) stored.add(chunk);
  }
  return computed;
}

describe('nextChunk', () => {
  test('begins where it is told, and goes on from there', () => {
    expect(nextChunk(new Set(), 10, 0.4)).toBe(4);
    expect(nextChunk(new Set([4]), 10, 0.4, 4)).toBe(5);
  });

  test('leaves the longest stretch that is not done to who is on it, up to its middle', () => {
    // Chunks 2 to 9, and someone works on 2.
    expect(nextChunk(upTo(2), 10, 0.5, 1)).toBe(2);
    expect(nextChunk(new Set([...upTo(2), 9]), 10, 0.5, 9)).toBe(5);
    expect(nextChunk(new Set([...upTo(2), 9]), 10, 0, 9)).toBe(4);
  });

  test('is nothing when all are done', () => {
    expect(nextChunk(upTo(3), 3, 0, 2)).toBeUndefined();
    expect(nextChunk(new Set(), 0, 0)).toBeUndefined();
  });

  test('takes what is left, wherever that is', () => {
    expect(nextChunk(new Set([1, 2]), 3, 0.99, 2)).toBe(0);
  });

  test.each([
    [1, 5, 0],
    [2, 5, 2],
    [3, 5, 3],
    [4, 5, 6],
    [5, 5, 0],
    [2, 3, 2],
  ])('%i workers on %i folds compute hardly a chunk of 100 twice', (workers, folds, twice) => {
    expect(computedBy(workers, folds, 100)).toBeLessThanOrEqual(100 + twice);
  });
});
