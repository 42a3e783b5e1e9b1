import { beforeAll, describe, expect, it } from 'vitest';
import { runChild } from '../../../support/startChild.js';

interface Read {
  readonly tail: string[];
  readonly all: string[];
}

let read: Read;
beforeAll(async () => {
  read = JSON.parse(await runChild('tuneCopies.ts', [])) as Read;
}, 60_000);

/** Every image from one to another, once in each of the copies. */
const samples = (from: number, to: number, copies: readonly number[]): string[] =>
  copies.flatMap((copy) => Array.from({ length: to - from }, (_, i) => `${from + i}.${copy}`));

// Images 0 … 15 are trained on; 16 … 23 are held back, and seen at the start and after either epoch.
const heldBack = samples(16, 24, [0, 0, 0]);

interface Ahead {
  readonly plain: unknown;
  readonly early: unknown;
  /** Batches that were begun before they were read. */
  readonly used: number;
  readonly failed: string;
}

describe('trainEpoch', () => {
  it('gives the same to the last bit where batches are read ahead, and tells of a failure', async () => {
    const { plain, early, used, failed } = JSON.parse(await runChild('tuneAhead.ts', [])) as Ahead;
    expect(early).toEqual(plain);
    // 32 samples in batches of 7: 4 of 5, in each of 3 epochs; 8 held back, 1 of 2, both ways, 4 times.
    expect(used).toBe(3 * 4 + 4 * 2);
    expect(failed).toBe('the store is gone');
  }, 60_000);

  it('sees every image and every copy of it in each epoch, where blocks are trained', () => {
    const trained = samples(0, 16, [0, 1, 2, 0, 1, 2]);
    expect([...read.tail].sort()).toEqual([...trained, ...heldBack].sort());
  });

  it('sees every image once, in a copy of that epoch’s own, where all is trained', () => {
    const trained = read.all.filter((sample) => !heldBack.includes(sample));
    expect(trained.slice(0, 16).sort()).toEqual(samples(0, 16, [1]).sort());
    expect(trained.slice(16).sort()).toEqual(samples(0, 16, [2]).sort());
    expect(read.all.filter((sample) => heldBack.includes(sample)).sort()).toEqual(heldBack.sort());
  });
});
