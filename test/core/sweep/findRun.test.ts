import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { findRun } from '../../../core/sweep/findRun.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';

const deep = { ...pinned, id: 'deep', digest: 'd2' };
const plan = planSweep(
  planInput('recipes: [{ name: a }, { name: b, epochs: 9 }]\nseeds: [4]\n', [pinned, deep]),
  sha256Hex,
);

describe('findRun', () => {
  test('finds a run with its backbone and its recipe', () => {
    const found = findRun(plan, 'deep-b-s4');
    expect(found.run.seed).toBe(4);
    expect(found.backbone).toEqual(deep);
    expect(found.recipe).toMatchObject({ name: 'b', epochs: 9 });
  });

  test('does not go on without the run', () => {
    expect(() => findRun(plan, 'deep-b-s5')).toThrow('the plan has no run deep-b-s5');
  });
});
