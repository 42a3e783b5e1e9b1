import { beforeAll, describe, expect, it } from 'vitest';
import { expectClose } from '../../../support/expectClose.js';
import { kernelCases } from '../../../support/kernelCases.js';
import { enginesHere } from '../../../support/nativeEngine.js';
import { runChild } from '../../../support/startChild.js';

interface Ran {
  readonly engine: string;
  readonly left: unknown;
  readonly found: Readonly<Record<string, readonly number[][]>>;
}

async function run(engine: string): Promise<Ran> {
  return JSON.parse(await runChild('runKernels.ts', [engine])) as Ran;
}

// tfjs's own cpu kernels, or differences of their output where their gradients are wrong.
let oracle: Ran;
beforeAll(async () => {
  oracle = await run('oracle');
});

describe.each(enginesHere())('registerKernels on %s', (engine) => {
  let ran: Ran;
  beforeAll(async () => {
    ran = await run(engine);
  });

  it('leaves no tensor and no memory behind', () => {
    expect(ran).toMatchObject({ engine, left: { tensors: 0, data: 0 } });
  });

  it.each(Object.keys(kernelCases))('gives output and gradients of: %s', (title) => {
    const expected = oracle.found[title] ?? [];
    expect(ran.found[title]).toHaveLength(expected.length);
    expected.forEach((values, i) => {
      const largest = Math.max(...values.map(Math.abs));
      expectClose(ran.found[title]?.[i] ?? [], values, 1e-5 * largest);
    });
  });
});
