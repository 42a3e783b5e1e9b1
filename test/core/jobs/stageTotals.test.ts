import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { stageTotals } from '../../../core/jobs/stageTotals.js';
import { planSweep, type PlanInput } from '../../../core/sweep/planSweep.js';
import { pinned, planInput } from '../../support/planInput.js';
import { ungroupedPlan } from '../../support/ungroupedPlan.js';

const totals = (input: PlanInput) => stageTotals(planSweep(input, sha256Hex));

describe('stageTotals', () => {
  test('asks for a chunk of maps per cell where no fold is larger than a chunk', () => {
    // Two seeds over three folds of two images.
    expect(totals(planInput('seeds: [1, 2]\n'))).toEqual({
      train: 6,
      explain: 6,
      map: 6,
      score: 6,
      report: 1,
    });
  });

  test('asks for as many chunks as the images of each fold fill', () => {
    // 16, 17 and 33 images: 1 + 2 + 3 chunks of 16.
    const sizes = [16, 17, 33];
    const ids = sizes.flatMap((size, fold) =>
      Array.from({ length: size }, (_, i) => ({ id: `${fold}.${i}`, fold })),
    );
    const input = planInput();
    const [entry] = input.dataset.entries;
    const large: PlanInput = {
      ...input,
      dataset: {
        ...input.dataset,
        entries: ids.map(({ id }) => ({ ...(entry ?? expect.fail('no entry')), id })),
      },
      folds: new Map(ids.map(({ id, fold }) => [id, fold])),
    };
    expect(totals(large)).toEqual({ train: 3, explain: 3, map: 6, score: 3, report: 1 });
  });

  test('asks for training alone where groups are ignored', () => {
    // Three cells and three more; maps of the grouped folds of 3, 2 and 1 images.
    expect(stageTotals(ungroupedPlan())).toEqual({
      train: 6,
      explain: 3,
      map: 3,
      score: 3,
      report: 1,
    });
  });

  test('asks for one more of each cell that holds out images of the sample', () => {
    const map = (images: number) =>
      totals(planInput(`seeds: [1, 2]\nfaithfulness: { images: ${images} }\n`)).map;
    // Two seeds; all three folds hold some of six images out, one fold holds a single image.
    expect(map(6)).toBe(6 + 6);
    expect(map(1)).toBe(6 + 2);
  });

  test('counts runs that differ by name alone once', () => {
    expect(totals(planInput('', [pinned, { ...pinned, id: 'again' }]))).toEqual(
      totals(planInput()),
    );
  });
});
