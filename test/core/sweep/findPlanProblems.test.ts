import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import type { Dataset } from '../../../core/dataset/Dataset.js';
import { findPlanProblems } from '../../../core/sweep/findPlanProblems.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { planSweep } from '../../../core/sweep/planSweep.js';
import { pinned, planInput, sixImages } from '../../support/planInput.js';

const spec = (lines: string) => parseSweep(`name: study\ndata: x\n${lines}\n`);
const spaced: Dataset = {
  ...sixImages,
  entries: sixImages.entries.map((entry) => ({ ...entry, spacing: { x: 0.1, y: 0.1 } })),
};

describe('findPlanProblems', () => {
  test('finds nothing wrong with the defaults', () => {
    expect(findPlanProblems(spec(''), sixImages)).toEqual([]);
  });

  test('refuses CAM for each recipe that pools more than the mean', () => {
    const sweep = spec(
      'methods: [cam, grad-cam]\nrecipes: [{ name: a }, { name: b, pooling: [mean, max] }, { name: c, pooling: [std] }]',
    );
    expect(findPlanProblems(sweep, sixImages)).toEqual([
      {
        code: 'FOLDCAM_E_METHOD_UNSUITED',
        severity: 'error',
        message:
          'cam is exact for linear heads over means only, and recipe b has pooling mean, max',
        where: { key: 'methods' },
        remedy: 'Leave cam out, or set `head: linear` and `pooling: [mean]` in recipe b.',
      },
      expect.objectContaining({
        message: 'cam is exact for linear heads over means only, and recipe c has pooling std',
      }),
    ]);
  });

  test.each([
    ['head: rbf', 'cam is exact for linear heads over means only, and recipe a has head: rbf'],
    [
      'unfreeze: 1, head: mlp',
      'recipe a trains blocks below one linear head: head: mlp is for heads alone',
    ],
    [
      'unfreeze: all, ensemble: 3',
      'recipe a trains blocks below one linear head: ensemble: 3 is for heads alone',
    ],
    [
      'unfreeze: 2, crop: both',
      'recipe a trains blocks, which see one view: crop: both is for heads alone',
    ],
  ])('refuses what cannot go together: %s', (keys, message) => {
    const sweep = spec(`methods: [cam]\nrecipes: [{ name: a, ${keys} }]`);
    const problems = findPlanProblems(sweep, sixImages);
    expect(problems.map((problem) => problem.message)).toContain(message);
  });

  test('accepts every other method for any pooling', () => {
    const sweep = spec(
      'methods: [grad-cam, grad-cam++, layer-cam, hires-cam]\nrecipes: [{ name: a, pooling: [max] }]',
    );
    expect(findPlanProblems(sweep, sixImages)).toEqual([]);
  });

  test('refuses millimetres where the pixel spacing of an image is unknown', () => {
    const [first, ...rest] = spaced.entries;
    const { spacing: _spacing, ...bare } = first ?? expect.fail('no entry');
    const gaps = { ...spaced, entries: [bare, ...rest] };
    const sweep = spec('regions: { peritumoral: 3mm, below: 20mm }');
    expect(findPlanProblems(sweep, gaps)).toMatchObject([
      {
        code: 'FOLDCAM_E_SWEEP_VALUE',
        message: 'millimetres need the pixel spacing, which 1 images lack (the first: e0)',
        where: { key: 'regions.peritumoral' },
      },
      { where: { key: 'regions.below' } },
    ]);
  });

  test('accepts millimetres where the spacing of every image is known', () => {
    expect(findPlanProblems(spec('regions: { peritumoral: 3mm, below: 20mm }'), spaced)).toEqual(
      [],
    );
  });

  test('accepts shares and pixels without spacing', () => {
    expect(findPlanProblems(spec('regions: { peritumoral: 5%, below: 9px }'), sixImages)).toEqual(
      [],
    );
  });

  test('lists what is wrong with the methods and the regions together', () => {
    const sweep = spec(
      'methods: [cam]\nrecipes: [{ name: a, pooling: [max] }]\nregions: { below: 3mm }',
    );
    expect(findPlanProblems(sweep, sixImages)).toHaveLength(2);
    // Without a data set its spacing is not known to lack.
    expect(findPlanProblems(sweep)).toHaveLength(1);
  });

  test('refuses an occlusion that leaves pixels out, where occlusion is asked for', () => {
    const lines = 'perturbation: { window: 8, stride: 9 }';
    expect(findPlanProblems(spec(`methods: [occlusion]\n${lines}`), sixImages)).toEqual([
      {
        code: 'FOLDCAM_E_SWEEP_VALUE',
        severity: 'error',
        message: "occlusion's square of 8 pixels moves by 9, so that some pixels are never covered",
        where: { key: 'perturbation.stride' },
        remedy: 'Use a stride of at most the window; half of it is usual.',
      },
    ]);
    expect(findPlanProblems(spec(lines), sixImages)).toEqual([]);
    const touching = 'methods: [occlusion]\nperturbation: { window: 8, stride: 8 }';
    expect(findPlanProblems(spec(touching), sixImages)).toEqual([]);
  });

  test('refuses names that together name two runs alike', () => {
    // net-x + y and net + x-y are both net-x-y.
    const sweep = spec(
      'backbones: [{ name: m, as: net-x }, { name: m, as: net }]\nrecipes: [{ name: y }, { name: x-y }]',
    );
    expect(findPlanProblems(sweep, sixImages)).toEqual([
      {
        code: 'FOLDCAM_E_SWEEP_VALUE',
        severity: 'error',
        message: 'two runs would be called net-x-y',
        where: { key: 'recipes' },
        remedy: 'Give the recipe or the backbone (`as`) another name.',
      },
    ]);
  });

  test('lets names through exactly when every run has a name of its own', () => {
    const part = fc.constantFrom('a', 'b', 'a-b', 'b-a', 'a-a');
    const parts = fc.uniqueArray(part, { minLength: 1 });
    fc.assert(
      fc.property(parts, parts, (backbones, recipes) => {
        const sweep = spec(
          `backbones: [${backbones.join()}]\nrecipes: [${recipes.map((name) => `{ name: ${name} }`).join()}]\nseeds: [1, 2]`,
        );
        const { runs } = planSweep(
          {
            ...planInput(),
            spec: sweep,
            backbones: backbones.map((id) => ({ ...pinned, id })),
          },
          sha256Hex,
        );
        const distinct = new Set(runs.map((run) => run.id)).size === runs.length;
        expect(findPlanProblems(sweep).length === 0).toBe(distinct);
      }),
      { seed: 1 },
    );
  });
});
