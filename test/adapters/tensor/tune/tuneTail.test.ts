import { beforeAll, describe, expect, it } from 'vitest';
import type { EpochLosses } from '../../../../core/training/EpochLosses.js';
import { expectClose } from '../../../support/expectClose.js';
import { enginesHere } from '../../../support/nativeEngine.js';
import { runChild } from '../../../support/startChild.js';
import { temporaryFolders } from '../../../support/temporaryFolders.js';
import { tinyTail } from '../../../support/tinyTail.js';

interface Tuned {
  readonly epoch: number;
  readonly curve: readonly EpochLosses[];
  readonly logits: number[];
  readonly parameters: Readonly<Record<string, number[]>>;
}

interface Resumed {
  readonly digest: string;
  readonly epochs: number[];
}

interface Failed {
  readonly error: string;
  readonly message: string;
  readonly left: number;
}

interface Printed {
  readonly undisturbed: Tuned;
  readonly digest: string;
  readonly resumed: readonly Resumed[];
  readonly midway: Resumed;
  readonly misled: Tuned;
  readonly none: Tuned;
  readonly all: Tuned;
  readonly fewSteps: Tuned;
  readonly fewStepsDigest: string;
  readonly shortened: string;
  readonly others: Readonly<
    Record<
      string,
      { readonly digest: string; readonly resumed: string; readonly training: number[] }
    >
  >;
  readonly flips: {
    readonly asIs: number[];
    readonly mirrored: number[];
    readonly both: number[];
  };
  readonly diverging: Failed;
  readonly brokenLast: Failed;
  readonly runaway: Failed;
  readonly unreadable: Failed;
  readonly left: number;
}

const folder = temporaryFolders();
const engines = enginesHere();
const printed = new Map<string, Printed>();
beforeAll(async () => {
  for (const engine of engines) {
    const text = await runChild('tuneToy.ts', [engine, await folder()]);
    printed.set(engine, JSON.parse(text) as Printed);
  }
}, 240_000);

describe.each(engines)('tuneTail on %s', (engine) => {
  const ran = (): Printed => printed.get(engine) as Printed;

  it('lowers the loss from epoch to epoch, on images that are held back too', () => {
    const { curve, epoch } = ran().undisturbed;
    expect(curve.map((one) => one.epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    // A head of zeros is at log 2.
    expect(curve.at(-1)?.training).toBeLessThan(0.95 * Math.LN2);
    expect(curve.at(-1)?.validation).toBeLessThan(0.96 * Math.LN2);
    expect(epoch).toBe(8);
  });

  it('starts the epochs that follow an interruption where it stopped', () => {
    const first = ran().resumed.map(({ epochs }) => epochs[0]);
    expect(first).toEqual([2, 3, 4, 5, 6, 7, 8, undefined]);
    // Two reads before the first epoch, and seven in each: five batches and two of held-back images.
    expect(ran().midway.epochs).toEqual([4, 5, 6, 7, 8]);
  });

  it('ends with the same bytes as if it had not been interrupted', () => {
    for (const { digest } of ran().resumed) expect(digest).toBe(ran().digest);
    expect(ran().midway.digest).toBe(ran().digest);
  });

  it.each(['sgd', 'adamw', 'softened'])(
    'resumes with the same bytes, trains otherwise than by default, and learns: %s',
    (name) => {
      const { digest, resumed, training } = ran().others[name] ?? expect.fail(name);
      expect(resumed).toBe(digest);
      expect(training).not.toEqual(
        ran()
          .undisturbed.curve.slice(0, 4)
          .map((one) => one.training),
      );
      expect(training.at(-1)).toBeLessThan(training[0] ?? NaN);
    },
  );

  it('judges what is held back as the recipe judges test images, with their mirror images', () => {
    const { asIs, mirrored, both } = ran().flips;
    expect(mirrored).not.toEqual(asIs);
    expectClose(
      both,
      asIs.map((logit, i) => (logit + (mirrored[i] ?? NaN)) / 2),
      1e-6,
    );
  });

  it('starts anew where a checkpoint is of more epochs than are asked for', () => {
    expect(ran().shortened).toBe(ran().fewStepsDigest);
  });

  it('stops when the loss of what is held back has not fallen for `patience` epochs', () => {
    const { curve, epoch } = ran().misled;
    const losses = curve.map(({ validation = NaN }) => validation);
    const least = losses.indexOf(Math.min(...losses)) + 1;
    expect(epoch).toBe(least);
    expect(curve).toHaveLength(least + 3);
    expect(curve.length).toBeLessThan(8);
  });

  it('gives back what it was given where no epoch is asked for', () => {
    const { curve, epoch, logits, parameters } = ran().none;
    expect({ curve, epoch, logits }).toEqual({ curve: [], epoch: 0, logits: Array(8).fill(0) });
    tinyTail.graph.parameters.forEach(({ data }, name) =>
      expect(parameters[name]).toEqual([...data]),
    );
  });

  it('trains to the last epoch where nothing is held back', () => {
    const { curve, epoch, logits } = ran().all;
    expect({ epoch, logits }).toEqual({ epoch: 8, logits: [] });
    expect(curve.every((one) => !('validation' in one))).toBe(true);
    expect(curve.at(-1)?.training).toBeLessThan(0.9 * Math.LN2);
  });

  it('says that a training has diverged, and at which step', () => {
    expect(ran().diverging.error).toBe('FOLDCAM_E_TRAINING_DIVERGED');
    expect(ran().diverging.message).toMatch(
      /^the training loss of epoch 1 is not finite from step \d of 5 on; no epoch before it was good$/,
    );
  });

  it('ends a training whose loss is finite and ten times that of guessing', () => {
    expect(ran().runaway.error).toBe('FOLDCAM_E_TRAINING_DIVERGED');
    expect(ran().runaway.message).toMatch(/^the training loss of epoch 1 is \d+, above 6\.93;/);
  });

  it('gives no weights that its last step broke, where nothing is held back', () => {
    expect(ran().brokenLast.error).toBe('FOLDCAM_E_TRAINING_DIVERGED');
  });

  it('leaves no tensor behind, whether it ends well or not', () => {
    expect(ran().unreadable).toMatchObject({ error: 'cannot be read', left: 0 });
    expect(ran().diverging.left).toBe(0);
    expect(ran().runaway.left).toBe(0);
    expect(ran().left).toBe(0);
  });
});

describe('tuneTail', () => {
  it('gives the same parameters on every engine after a few steps, to 1e-4', () => {
    const [reference, ...others] = engines.map((engine) => printed.get(engine)?.fewSteps);
    expect(others.length).toBeGreaterThan(0);
    for (const other of others) {
      for (const [name, values] of Object.entries(reference?.parameters ?? {})) {
        expectClose(other?.parameters[name] ?? [], values, 1e-4);
      }
    }
  });
});
