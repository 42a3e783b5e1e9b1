import { expect } from 'vitest';
import { expectClose } from './expectClose.js';
import type { TensorSummary } from './summariseTensor.js';

/** Of a tensor's largest value, so that small values have a floor. */
export const tolerance = 1e-4;

/** All tensors that the oracle has, of the same shapes and values. */
export function expectSame(ran: readonly TensorSummary[], theirs: readonly TensorSummary[]): void {
  const named = new Map(ran.map((one) => [one.name, one]));
  for (const { name, shape, largest, ...numbers } of theirs) {
    const own = named.get(name);
    expect(own?.shape, name).toEqual(shape);
    const measured = [own?.largest, own?.mean, own?.deviation, ...(own?.values ?? [])];
    expectClose(
      measured.map((value) => value ?? NaN),
      [largest, numbers.mean, numbers.deviation, ...numbers.values],
      tolerance * largest,
    );
  }
}
