import { beforeAll, describe, expect, it } from 'vitest';
import { expectClose } from '../../../support/expectClose.js';
import { graphCases } from '../../../support/graphCases.js';
import { enginesHere } from '../../../support/nativeEngine.js';
import { runChild } from '../../../support/startChild.js';
import { stepCases } from '../../../support/stepCases.js';

interface Values {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}

interface Made {
  readonly way: string;
  readonly title: string;
  readonly left: number;
}

interface Ran {
  readonly engine: string;
  readonly steps: readonly (Made & Values)[];
  readonly graphs: readonly (Made & {
    readonly values: readonly Values[];
    readonly fed: Values;
  })[];
  readonly missing: { readonly message: string; readonly left: number };
  readonly chain: { readonly value: Values; readonly left: number };
  readonly held: readonly number[];
}

const ways = ['forward', 'training'] as const;

describe.each(enginesHere())('runGraph on %s', (engine) => {
  let ran: Ran;
  beforeAll(async () => {
    ran = JSON.parse(await runChild('runGraphs.ts', [engine])) as Ran;
  });

  it('runs on the engine asked for', () => {
    expect(ran.engine).toBe(engine);
  });

  describe.each(ways)('%s', (way) => {
    it.each(stepCases)('computes $title', ({ title, expected }) => {
      const made = ran.steps.find((one) => one.way === way && one.title === title);
      expect(made?.shape).toEqual(expected.shape);
      expectClose(made?.data ?? [], expected.data, 1e-5);
      expect(made?.left).toBe(0);
    });

    it.each(graphCases)('computes $title', ({ title, expected, input }) => {
      const made = ran.graphs.find((one) => one.way === way && one.title === title);
      expect(made?.values).toHaveLength(expected.length);
      expected.forEach((values, i) => {
        expect(made?.values[i]?.shape).toEqual([2, 1, 1, 1]);
        expectClose(made?.values[i]?.data ?? [], values, 1e-5);
      });
      expect(made?.fed.data).toEqual([...input.data]);
      expect(made?.left).toBe(0);
    });
  });

  it('names a parameter that is missing, and leaves nothing behind', () => {
    expect(ran.missing).toEqual({
      message: 'RangeError: parameter bn0/scale is missing',
      left: 0,
    });
  });

  it('disposes of what no later step needs as it goes', () => {
    // 1 + 20 and 3 + 20
    expectClose(ran.chain.value.data, [21, 23], 1e-5);
    expect(ran.chain.left).toBe(0);
    // From the second step on there is the output of the one before.
    expect(ran.held).toHaveLength(20);
    expect(new Set(ran.held.slice(1)).size).toBe(1);
    expect((ran.held[1] ?? 0) - (ran.held[0] ?? 0)).toBe(1);
  });
});
