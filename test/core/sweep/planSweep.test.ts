import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { planSchema } from '../../../core/sweep/Plan.js';
import { planSweep, type PlanInput } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';

const plan = (input: PlanInput) => planSweep(input, sha256Hex);
const keys = (input: PlanInput): string[] => plan(input).cells.map((cell) => cell.key);
const twice = 'recipes: [{ name: head }, { name: long, epochs: 400 }]\nseeds: [1, 7]\n';

describe('planSweep', () => {
  test('makes a run of each backbone, recipe and seed', () => {
    const two = planInput(twice, [pinned, { ...pinned, id: 'deep', digest: 'd2' }]);
    expect(plan(two).runs.map((run) => run.id)).toEqual([
      ...['net-head-s1', 'net-head-s7', 'net-long-s1', 'net-long-s7'],
      ...['deep-head-s1', 'deep-head-s7', 'deep-long-s1', 'deep-long-s7'],
    ]);
    expect(plan(two).runs[2]).toEqual({
      id: 'net-long-s1',
      backbone: 'net',
      recipe: 'long',
      seed: 1,
    });
  });

  test('makes a cell of each run and fold, each with a key of its own', () => {
    const { cells } = plan(planInput(twice));
    expect(cells.map(({ run, fold }) => `${run} ${fold}`)).toEqual(
      ['net-head-s1', 'net-head-s7', 'net-long-s1', 'net-long-s7'].flatMap((run) =>
        [0, 1, 2].map((fold) => `${run} ${fold}`),
      ),
    );
    expect(new Set(cells.map((cell) => cell.key)).size).toBe(12);
  });

  test('has the same cells whether a GPU is required or not', () => {
    expect(keys(planInput(`${twice}require: gpu\n`))).toEqual(keys(planInput(twice)));
  });

  test('keeps the keys of its cells when a recipe that trains blocks comes beside them', () => {
    const cut = { unfreeze: 1, layer: 'conv_7', digest: 't7', taps: ['conv_12'] };
    const all = { unfreeze: 'all' as const, layer: 'input', digest: 't0', taps: ['conv_7'] };
    const [tail, full] = ['{ name: tail, unfreeze: 1 }', '{ name: full, unfreeze: all }'];
    const one = planInput('recipes: [{ name: head }]\n');
    const two = planInput(`recipes: [{ name: head }, ${tail}]\n`, [{ ...pinned, cuts: [cut] }]);
    const three = planInput(`recipes: [{ name: head }, ${tail}, ${full}]\n`, [
      { ...pinned, cuts: [cut, all] },
    ]);
    expect(keys(two).slice(0, 3)).toEqual(keys(one));
    expect(keys(three).slice(0, 6)).toEqual(keys(two));
    expect(new Set(keys(three)).size).toBe(9);
    expect(plan(three).id).not.toBe(plan(two).id);
  });

  test('records the folds, the data set, the specification and the backbones', () => {
    const input = planInput();
    const { folds, dataset, spec, backbones } = plan(input);
    expect(folds).toEqual({ e0: 0, e1: 1, e2: 2, e3: 0, e4: 1, e5: 2 });
    expect(dataset).toBe('data1');
    expect(spec).toEqual(input.spec);
    expect(backbones).toEqual([pinned]);
  });

  test('gives the same plan for the same input, which it leaves as it is', () => {
    const input = planInput(twice);
    const before = structuredClone(input);
    expect(plan(input)).toEqual(plan(before));
    expect(input).toEqual(before);
  });

  test('is written to JSON and read back without loss', () => {
    const whole = plan(planInput(twice));
    expect(planSchema.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole);
  });

  test('changes the keys of just the folds whose images changed places', () => {
    const input = planInput();
    const folds = new Map(input.folds).set('e0', 1).set('e1', 0);
    const [before, after] = [keys(input), keys({ ...input, folds })];
    expect(after.map((key, fold) => key === before[fold])).toEqual([false, false, true]);
  });

  test('keeps the keys of finished cells when a sweep is extended', () => {
    const before = keys(planInput());
    const more = planInput(`${twice}methods: [cam]\ntarget: both\nregions: { below: 5px }\n`);
    expect(keys(more)).toEqual(expect.arrayContaining(before));
  });

  test('gives runs that differ by name alone the same keys', () => {
    const named = planInput('recipes: [{ name: tail }]\n', [{ ...pinned, id: 'again' }]);
    expect(keys(named)).toEqual(keys(planInput()));
  });
});
