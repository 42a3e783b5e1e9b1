import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectSteadily } from '../../../adapters/queue/collectSteadily.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Eight megabytes that nobody holds. */
const drop = (): WeakRef<object> => new WeakRef(Array.from({ length: 1_000_000 }, (_, i) => [i]));

test('what is no longer held is gone after some seconds, again and again', async () => {
  collectSteadily();
  for (let i = 0; i < 3; i++) {
    const dropped = drop();
    // What a reference was made or read of lives until the turn has ended.
    await turn();
    vi.advanceTimersByTime(60_000);
    expect(dropped.deref()).toBeUndefined();
  }
});
