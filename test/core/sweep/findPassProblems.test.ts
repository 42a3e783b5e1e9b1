import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { findPassProblems } from '../../../core/sweep/findPassProblems.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { planInput } from '../../support/planInput.js';

const problems = (lines: string) => findPassProblems(planSweep(planInput(lines), sha256Hex));

describe('findPassProblems', () => {
  test('finds nothing in a sweep of closed formulas, or of few passes', () => {
    expect(problems('')).toEqual([]);
    // Six images, 16,666 masks: 99,996 passes.
    expect(problems('methods: [rise]\nperturbation: { masks: 16666 }')).toEqual([]);
  });

  test('warns where maps ask for more than 100,000 passes, and says for what and how long', () => {
    const lines = 'methods: [rise, smooth-grad]\nperturbation: { masks: 16666, samples: 5 }';
    const [warning, ...others] = problems(lines);
    expect(others).toEqual([]);
    expect(warning).toMatchObject({ code: 'FOLDCAM_E_SWEEP_COSTLY', severity: 'warning' });
    // 99,996 and 30 with one back: (99,996 + 90) / 13 seconds are 2.14 hours.
    expect(warning?.message).toContain('100,026 passes, about 2.1 h at 13 a second');
    expect(warning?.message).toContain('99,996, for maps of rise for the predicted label');
  });

  test('refuses an occlusion that covers all of the input', () => {
    const lines = 'methods: [occlusion]\nperturbation: { window: 224 }';
    expect(problems(lines)).toMatchObject([
      { code: 'FOLDCAM_E_SWEEP_VALUE', severity: 'error', where: { key: 'perturbation.window' } },
    ]);
    expect(problems(lines.replace('224', '223'))).toEqual([]);
    expect(problems('perturbation: { window: 999 }')).toEqual([]);
  });
});
