import { describe, expect, test } from 'vitest';
import type { SelfTest } from '../../../../adapters/tensor/engines/selfTest.js';
import { enginesHere } from '../../../support/nativeEngine.js';
import { runChild } from '../../../support/startChild.js';

interface Result extends SelfTest {
  readonly left: number;
}

const others = enginesHere().filter((engine) => engine !== 'cpu');

describe.each(others)('selfTest on %s', (engine) => {
  test("finds the gradients of tfjs's cpu back end, counts images and leaves no tensor", async () => {
    const result = JSON.parse(await runChild('selfTest.ts', [engine])) as Result;
    // Single precision has 24 bits: 6e-8 a rounding, some hundred of them in a sum.
    expect(result.difference).toBeLessThan(1e-5);
    expect(result.imagesPerSecond).toBeGreaterThan(0);
    expect(result.left).toBe(0);
  });
});
