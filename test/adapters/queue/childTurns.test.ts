import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { childTurns, type ChildTurns } from '../../../adapters/queue/childTurns.js';

const price = 1_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Asks for so many turns; tells how many have come. */
function ask(turns: ChildTurns, count: number, signal?: AbortSignal) {
  const come = { taken: 0, refused: 0 };
  for (let i = 0; i < count; i++) {
    turns.take(signal).then(
      () => come.taken++,
      () => come.refused++,
    );
  }
  return come;
}

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe('childTurns', () => {
  it('the first job starts a child, the next one takes it when it is free', async () => {
    const turns = childTurns(price);
    const come = ask(turns, 2);
    await pass(price - 10);
    expect(come.taken).toBe(1);
    turns.give('free');
    await pass(0);
    expect(come.taken).toBe(2);
    turns.give('free');
    const later = ask(turns, 1);
    await pass(0);
    expect(later.taken).toBe(1);
  });

  it('a job that has waited for as long as a start takes gets a child of its own', async () => {
    const turns = childTurns(price);
    const come = ask(turns, 2);
    await pass(price + 10);
    expect(come.taken).toBe(2);
    turns.give('free');
    turns.give('free');
    const both = ask(turns, 2);
    await pass(0);
    expect(both.taken).toBe(2);
  });

  it('adds up short waits', async () => {
    const turns = childTurns(price);
    ask(turns, 1);
    await pass(0);
    for (let i = 0; i < 4; i++) {
      const next = ask(turns, 1);
      await pass(240);
      expect(next.taken).toBe(0);
      turns.give('free');
      await pass(0);
      expect(next.taken).toBe(1);
    }
    const next = ask(turns, 1);
    await pass(50);
    expect(next.taken).toBe(1);
  });

  it('many jobs that wait soon have a child each', async () => {
    const turns = childTurns(price);
    const come = ask(turns, 64);
    await pass(price);
    expect(come.taken).toBeGreaterThan(32);
    // The harmonic series up to 63.
    await pass(4 * price);
    expect(come.taken).toBe(64);
  });

  it('one that ended makes room for a start at once where it was the only one', async () => {
    const turns = childTurns(price);
    const come = ask(turns, 2);
    await pass(0);
    turns.give('ended');
    await pass(0);
    expect(come.taken).toBe(2);
  });

  it('a job that is told to stop waits no longer', async () => {
    const turns = childTurns(price);
    const controller = new AbortController();
    ask(turns, 1);
    const stopped = ask(turns, 1, controller.signal);
    const next = ask(turns, 1);
    await pass(0);
    controller.abort('paused');
    await pass(0);
    expect(stopped.refused).toBe(1);
    turns.give('free');
    await pass(0);
    expect(next.taken).toBe(1);
    await expect(turns.take(controller.signal)).rejects.toThrow('paused');
  });
});
