import { describe, expect, test } from 'vitest';
import { drawPhantom } from '../../../core/phantom/drawPhantom.js';
import type { Phantom } from '../../../core/phantom/Phantom.js';
import type { PhantomLabel } from '../../../core/phantom/PhantomLabel.js';

const labels: PhantomLabel[] = ['benign', 'malignant'];
const draw = (seed: number, index: number, label: PhantomLabel = 'benign'): Phantom =>
  drawPhantom({ seed, index, label });

/** The mass's pixels as [x, y]. */
function massOf({ mask, width }: Phantom): [number, number][] {
  return Array.from(mask, (value, i): [number, number] | undefined =>
    value ? [i % width, Math.floor(i / width)] : undefined,
  ).filter((pixel) => pixel !== undefined);
}

const mean = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;

describe('drawPhantom', () => {
  test('draws the same bytes for the same seed', () => {
    expect(draw(1, 0)).toEqual(draw(1, 0));
  });

  test('draws another image for another seed, index or label', () => {
    const [first, ...others] = [draw(1, 0), draw(2, 0), draw(1, 1), draw(1, 0, 'malignant')];
    for (const other of others) expect(other.image).not.toEqual(first.image);
  });

  const sample = labels.flatMap((label) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((index) => ({ label, index, phantom: draw(3, index, label) })),
  );

  test.each(sample)('lays the whole $label lesion inside image $index', ({ phantom }) => {
    const { image, mask, width, height } = phantom;
    expect(image).toHaveLength(width * height);
    expect(mask).toHaveLength(width * height);
    expect(new Set(mask)).toEqual(new Set([0, 255]));
    const mass = massOf(phantom);
    // Breast lesions in ultrasound fill between one and forty per cent of an image.
    expect(mass.length / mask.length).toBeGreaterThan(0.01);
    expect(mass.length / mask.length).toBeLessThan(0.4);
    // Not even the edge belongs to it: there is a ring around, and something below.
    expect(mass.filter(([x, y]) => x === 0 || y === 0)).toEqual([]);
    expect(mass.filter(([x, y]) => x === width - 1 || y === height - 1)).toEqual([]);
  });

  test('makes lesions darker than the tissue beside them', () => {
    const contrasts = sample.map(({ phantom }) => {
      const mass = massOf(phantom);
      const rows = new Set(mass.map(([, y]) => y));
      const { image, mask, width } = phantom;
      const beside = [...image].filter((_, i) => !mask[i] && rows.has(Math.floor(i / width)));
      return mean(mass.map(([x, y]) => image[y * width + x] ?? NaN)) - mean(beside);
    });
    for (const contrast of contrasts) expect(contrast).toBeLessThan(0);
  });

  test('makes malignant lesions taller for their width than benign ones', () => {
    const shape = (label: PhantomLabel): number =>
      mean(
        sample
          .filter((one) => one.label === label)
          .map(({ phantom }) => {
            const mass = massOf(phantom);
            const [xs, ys] = [mass.map(([x]) => x), mass.map(([, y]) => y)];
            const extent = (of: number[]): number => 1 + Math.max(...of) - Math.min(...of);
            return extent(ys) / extent(xs);
          }),
      );
    expect(shape('malignant')).toBeGreaterThan(shape('benign'));
  });
});
