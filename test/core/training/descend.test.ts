import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../core/random.js';
import {
  descend,
  type Batch,
  type DescentOptions,
  type Descending,
  type HeadData,
} from '../../../core/training/descend.js';
import { expectClose } from '../../support/expectClose.js';

/** Four rows, each of which is told by the place of its 1; positives weigh thrice as much. */
const data: HeadData = {
  features: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1),
  positive: Uint8Array.of(1, 0, 0, 0),
  weights: Float64Array.of(3, 1, 1, 1),
};

const options: DescentOptions = {
  ...{ epochs: 4, patience: 4, batch: 4, learningRate: 0.5, l2: 0, dropout: 0 },
  ...{ optimiser: 'sgd', momentum: 0 },
};

/** A slope of 1 everywhere; remembers what it was asked for. */
function slope(start: number[], logits: Descending['logits'] = () => new Float64Array(4)) {
  const [batches, seen]: [Batch[], number[][]] = [[], []];
  const model: Descending = {
    start: Float64Array.from(start),
    decayed: 1,
    gradient(parameters, batch) {
      batches.push(batch);
      seen.push([...parameters]);
      return new Float64Array(parameters.length).fill(1);
    },
    logits,
  };
  return { model, batches, seen };
}

const run = (model: Descending, changes: Partial<DescentOptions> = {}) =>
  descend(model, data, undefined, { ...options, ...changes }, seededRandom('test'));

/** How far each step went, as a share of the learning rate. */
function stepsOf(changes: Partial<DescentOptions>): number[] {
  const { model, seen } = slope([0]);
  const { parameters } = run(model, changes);
  const at = [...seen.map(([value = NaN]) => value), parameters[0] ?? NaN];
  return at.slice(1).map((value, i) => ((at[i] ?? NaN) - value) / 0.5);
}

describe('descend', () => {
  test('lets the learning rate rise and fall over all of its steps', () => {
    // Four epochs of two batches: two of eight steps rise; the tenth begins at half, the hundredth at 3/4.
    const steps = stepsOf({ batch: 2, schedule: 'step', warmUp: 0.25 });
    expectClose(steps, [0.5, 1, 1, 1, 0.1, 0.1, 0.01, 0.01], 1e-12);
  });

  test('breaks the schedule off where fewer epochs are asked for than it is made for', () => {
    const cosine = { schedule: 'cosine', warmUp: 0.25 } as const;
    const all = stepsOf(cosine);
    // One of four steps rises; of the others the cosine has 0, 60 and 120 degrees behind it.
    expectClose(all, [1, 1, 0.75, 0.25], 1e-12);
    expectClose(stepsOf({ ...cosine, epochs: 3, scheduled: 4 }), all.slice(0, 3), 1e-12);
    expectClose(stepsOf({ ...cosine, epochs: 2 }), [1, 1], 1e-12);
  });

  test('shrinks weights by AdamW, and no bias', () => {
    const still = { ...slope([2, 2]).model, gradient: () => Float64Array.of(0, 0) };
    const { parameters } = run(still, { epochs: 1, optimiser: 'adamw', weightDecay: 0.1 });
    // 2 · (1 − 0.5 · 0.1)
    expectClose(parameters, [1.9, 2], 1e-12);
  });

  test('trains towards smoothed labels', () => {
    const { model, batches } = slope([0]);
    run(model, { epochs: 1, labelSmoothing: 0.2 });
    const [{ rows, targets, weights } = expect.fail('no batch')] = batches;
    rows.forEach((row, i) => {
      expect(targets[i]).toBeCloseTo(row[0] === 1 ? 0.9 : 0.1, 12);
      expect(weights[i]).toBe(row[0] === 1 ? 3 : 1);
    });
  });

  test('mixes features, labels and weights of each row with the same other', () => {
    const { model, batches } = slope([0]);
    run(model, { mixup: 1 });
    expect(batches).toHaveLength(4);
    const shares = batches.map(({ rows, targets, weights }) => {
      const own = rows.map((row) => [...row].filter((share) => share > 0));
      // A row that is its own partner has one number, 1; the others have the same two.
      const [share = NaN, rest = NaN] = own.find((numbers) => numbers.length === 2) ?? [];
      expect(share + rest).toBeCloseTo(1, 6);
      rows.forEach((row, i) => {
        const positive = row[0] ?? NaN;
        const weight = 3 * positive + (1 - positive);
        expect(weights[i]).toBeCloseTo(weight, 6);
        expect(targets[i]).toBeCloseTo((3 * positive) / weight, 6);
      });
      return Math.min(share, rest);
    });
    expect(new Set(shares).size).toBe(4);
  });

  test('judges by true labels and unmixed rows', () => {
    // log(1 + e^−2) for the positive row, log 2 for the three others, of weights 3, 1, 1, 1.
    const { model } = slope([0], () => Float64Array.of(2, 0, 0, 0));
    const { curve } = run(model, { epochs: 1, labelSmoothing: 0.4, mixup: 1 });
    const loss = (3 * Math.log1p(Math.exp(-2)) + 3 * Math.LN2) / 6;
    expect(curve[0]?.training).toBeCloseTo(loss, 12);
  });

  test('ends with the last good epoch’s losses where a loss is not finite', () => {
    let epochs = 0;
    const { model } = slope([0], () => new Float64Array(4).fill(++epochs < 3 ? 0 : Infinity));
    expect(() => run(model)).toThrow(
      'the training loss of epoch 3 is not finite; the last good epoch is 2: training 0.693',
    );
  });
});
