import { describe, expect, test } from 'vitest';
import { earlyStopping } from '../../../core/training/earlyStopping.js';

describe('earlyStopping', () => {
  test('stops when the loss has not fallen for as many epochs as its patience', () => {
    const stopping = earlyStopping(3);
    const losses = [5, 4, 4.5, 4.2, 4.1];
    expect(losses.map((loss, i) => stopping.observe(i + 1, loss))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    expect(stopping.best()).toBe(2);
  });

  test('waits anew after every better loss', () => {
    const stopping = earlyStopping(2);
    const losses = [5, 6, 4, 5, 3, 3.5, 3.1];
    expect(losses.map((loss, i) => stopping.observe(i + 1, loss)).indexOf(true)).toBe(6);
    expect(stopping.best()).toBe(5);
  });

  test('takes an equal loss for no better', () => {
    const stopping = earlyStopping(2);
    expect([1, 2, 3].map((epoch) => stopping.observe(epoch, 7))).toEqual([false, false, true]);
    expect(stopping.best()).toBe(1);
  });

  test('knows no best epoch before the first', () => {
    expect(earlyStopping(2).best()).toBe(0);
  });
});
