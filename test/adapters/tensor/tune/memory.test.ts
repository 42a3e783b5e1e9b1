import { describe, expect, it } from 'vitest';
import { enginesHere } from '../../../support/nativeEngine.js';
import { runChild } from '../../../support/startChild.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';

interface Printed {
  /** Bytes, after cells 20 and 100. */
  readonly resident: readonly [number, number];
  readonly left: number;
}

const folder = temporaryFolders();

// The reference engine is plain JavaScript: its memory is the garbage collector's.
describe.each(enginesHere().filter((engine) => engine !== 'cpu'))('a process on %s', (engine) => {
  it('is no larger after a hundred tuned cells than after twenty, within 5 %', async () => {
    const text = await runChild('tuneHundred.ts', [engine, await folder()]);
    const { resident, left } = JSON.parse(text) as Printed;
    expect(resident[1] / resident[0]).toBeLessThan(1.05);
    expect(left).toBe(0);
  }, 120_000);
});
