import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchSteps } from '../../../adapters/queue/watchSteps.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('watchSteps', () => {
  it('calls once, where nothing new is told', () => {
    const stalled = vi.fn();
    const watch = watchSteps(10, stalled);
    watch.told(7);
    for (let second = 0; second < 10; second++) {
      vi.advanceTimersByTime(1000);
      watch.told(7);
    }
    expect(stalled).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2000);
    expect(stalled).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(60_000);
    expect(stalled).toHaveBeenCalledTimes(1);
  });

  it('does not call while steps are told, nor when it was stopped', () => {
    const stalled = vi.fn();
    const watch = watchSteps(10, stalled);
    for (let steps = 1; steps <= 10; steps++) {
      vi.advanceTimersByTime(9000);
      watch.told(steps);
    }
    watch.stop();
    vi.advanceTimersByTime(60_000);
    expect(stalled).not.toHaveBeenCalled();
  });
});
