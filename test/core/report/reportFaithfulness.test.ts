import { describe, expect, test } from 'vitest';
import type { FaithfulnessRow } from '../../../core/faithfulness/FaithfulnessRow.js';
import { reportFaithfulness } from '../../../core/report/reportFaithfulness.js';

const series = [{ method: 'cam', target: 'predicted' }] as const;

const row = (image: string, changes: Partial<FaithfulnessRow> = {}): FaithfulnessRow => ({
  ...{ run: 'r', image, group: image, method: 'cam', target: 'predicted' },
  deletion: [1, 0.5, 0],
  insertion: [0, 1, 1],
  levels: [],
  ...changes,
});
const random = (image: string, changes: Partial<FaithfulnessRow> = {}): FaithfulnessRow =>
  row(image, { method: 'random', deletion: [1, 0.75, 0], insertion: [0, 0.5, 1], ...changes });

const report = (rows: readonly FaithfulnessRow[]) =>
  reportFaithfulness(series, rows)[0] ?? expect.fail('no report');

const levels = (rank: number | null, ssim: number | null): FaithfulnessRow['levels'] => [
  { level: 'head', blocks: 0, rank: 0, ssim: 0 },
  { level: 'all', blocks: 1, rank, ssim },
];

describe('reportFaithfulness', () => {
  test('gives the mean areas, the random map’s, and the differences on the same images', () => {
    const found = report([
      row('a'),
      row('b', { deletion: [1, 0, 0], insertion: [0, 1, 1] }),
      random('a'),
      random('b'),
    ]);
    // (1 + 2 · 0.5 + 0) / 4 = 0.5 and 0.25; (0 + 2 · 1 + 1) / 4 = 0.75; random: 2.5 / 4 and 2 / 4.
    expect(found.deletion).toMatchObject({ value: 0.375, n: 2 });
    expect(found.insertion).toMatchObject({ value: 0.75, n: 2 });
    expect(found.random.deletion.value).toBe(0.625);
    expect(found.random.insertion.value).toBe(0.5);
    expect(found.beyondRandom.deletion).toMatchObject({ value: -0.25, n: 2 });
    expect(found.beyondRandom.insertion.value).toBe(0.25);
    // Draws of both images twice or once each: the differences are −0.125 and −0.375.
    expect(found.beyondRandom.deletion.ci95).toEqual([-0.375, -0.125]);
    expect(found.curves.deletion).toEqual([1, 0.25, 0]);
    expect(found.curves.random.insertion).toEqual([0, 0.5, 1]);
  });

  test('leaves maps without curves out, and compares with the random map where both are', () => {
    const found = report([
      row('a', { deletion: null, insertion: null }),
      row('b'),
      random('a', { deletion: [0, 0, 0] }),
      random('b'),
    ]);
    expect(found).toMatchObject({ images: 2, degenerate: 1 });
    expect(found.deletion).toMatchObject({ value: 0.5, n: 1 });
    expect(found.random.deletion).toMatchObject({ value: 0.625, n: 1 });
    expect(found.curves.random.deletion).toEqual([1, 0.75, 0]);
  });

  test('draws images of one group together', () => {
    const apart = [row('a'), row('b', { deletion: [0, 0, 0] })];
    const together = apart.map((one) => ({ ...one, group: 'patient' }));
    expect(report(apart).deletion.ci95).toEqual([0, 0.5]);
    expect(report(together).deletion.ci95).toEqual([0.25, 0.25]);
  });

  test('gives the likeness of each level', () => {
    const found = report([
      row('a', { levels: levels(0.25, 0.5) }),
      row('b', { levels: levels(0.75, 0.5) }),
      row('c', { levels: levels(null, null) }),
    ]);
    expect(found.randomisation?.map(({ level, blocks }) => [level, blocks])).toEqual([
      ['head', 0],
      ['all', 1],
    ]);
    expect(found.randomisation?.[1]?.rank).toMatchObject({ value: 0.5, n: 2 });
    expect(found.randomisation?.[1]?.ssim.value).toBe(0.5);
    expect(found.flagged).toBe(false);
  });

  const flagged = (images: number, [rank, ssim]: readonly [number, number]) =>
    report(
      Array.from({ length: images }, (_, i) =>
        // One map is a little less like the others.
        row(`image ${i}`, { levels: levels(rank - (i === 0 ? 0.02 : 0), ssim) }),
      ),
    ).flagged;

  test.each([
    ['by its ranks', [0.97, 0], true],
    ['by its picture', [0, 0.97], true],
    ['not where the interval holds the bound', [0.755, 0], false],
    ['not where all turn over', [-0.97, 0], false],
  ] as const)('flags a method that weights do not change: %s', (_, likeness, expected) => {
    expect(flagged(5, likeness)).toBe(expected);
  });

  test('flags nothing on fewer than five maps', () => {
    expect(flagged(4, [0.97, 0.97])).toBe(false);
  });

  test('has no randomisation where a method is left out, and flags nothing', () => {
    const found = report([row('a')]);
    expect(found).not.toHaveProperty('randomisation');
    expect(found.flagged).toBe(false);
  });

  test('says of no images that there are none', () => {
    expect(report([])).toMatchObject({ images: 0, deletion: { value: null, ci95: null, n: 0 } });
  });
});
