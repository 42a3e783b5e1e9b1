import { beforeAll, describe, expect, test } from 'vitest';
import { architectures } from '../../adapters/tensor/architectures/architectures.js';
import { readArchitectureVector } from '../support/backboneNumbers.js';
import { expectClose } from '../support/expectClose.js';
import { expectSame, tolerance } from '../support/expectSame.js';
import { enginesHere } from '../support/nativeEngine.js';
import { runChild } from '../support/startChild.js';
import type { TensorSummary } from '../support/summariseTensor.js';

interface Ran {
  readonly activations: readonly TensorSummary[];
  /** Of the tail alone, then of all of the network. */
  readonly logits: readonly number[];
  readonly gradients: readonly TensorSummary[];
  readonly left: number;
}

/** Not in keras.applications: efficientNetLite0.test.ts has its numbers. */
const elsewhere = ['efficientnet_lite0'];
const all = [...architectures.keys()].filter((name) => !elsewhere.includes(name));

/** The slow reference runs the small ones, and their gradients no further back than the tail's start. */
const small = all.filter((name) => /^(mobilenet|efficientnet|nasnet)/.test(name));

describe.each(enginesHere())('backbones with random weights on %s', (engine) => {
  const isSlow = engine === 'cpu';
  const names = isSlow ? small : all;
  let ran: Readonly<Record<string, Ran>>;
  beforeAll(async () => {
    const args = [engine, isSlow ? 'tail' : 'full', ...names];
    ran = JSON.parse(await runChild('runBackbones.ts', args)) as Record<string, Ran>;
  }, 240_000);

  test.each(names)('%s gives what Keras gives, from its first layers to its last', (name) => {
    expectSame(ran[name]?.activations ?? [], readArchitectureVector(name).numbers.activations.of);
  });

  test.each(names)('%s has the gradients that TensorFlow has of a head over its taps', (name) => {
    const { cut, of, logit } = readArchitectureVector(name).numbers.gradients;
    const kernels = of.filter((one) => one.name !== cut).map((one) => one.name);
    const beyond = isSlow ? kernels[0] : undefined;
    expectSame(
      ran[name]?.gradients ?? [],
      of.filter((one) => one.name !== beyond),
    );
    const expected = isSlow ? [logit] : [logit, logit];
    expectClose(ran[name]?.logits ?? [], expected, tolerance * Math.abs(logit));
  });

  test.each(names)('%s leaves no tensor behind', (name) => {
    expect(ran[name]?.left).toBe(0);
  });
});
