import { describe, expect, test } from 'vitest';
import { drawLesion } from '../../../core/phantom/Lesion.js';
import type { PhantomLabel } from '../../../core/phantom/PhantomLabel.js';
import { seededRandom } from '../../../core/random.js';

const draw = (label: PhantomLabel, count: number) =>
  Array.from({ length: count }, (_, i) =>
    drawLesion(label, 300, 240, seededRandom('lesion', label, i)),
  );

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  items.filter(holds).length / items.length;

describe('drawLesion', () => {
  test('follows the label’s tendency below the mass in nine of ten cases', () => {
    const shadows = (label: PhantomLabel): number =>
      share(draw(label, 400), (lesion) => lesion.posterior < 1);
    // 0.9 and 0.1; four standard deviations of 400 draws are 0.06.
    expect(Math.abs(shadows('malignant') - 0.9)).toBeLessThan(0.06);
    expect(Math.abs(shadows('benign') - 0.1)).toBeLessThan(0.06);
  });

  test('blurs the margin: from 1 inside to 0 outside', () => {
    for (const label of ['benign', 'malignant'] as const) {
      for (const lesion of draw(label, 5)) {
        const values = Array.from({ length: 300 * 240 }, (_, i) =>
          lesion.inside(i % 300, Math.floor(i / 300)),
        );
        expect(Math.max(...values)).toBe(1);
        expect(Math.min(...values)).toBe(0);
        expect(values.some((value) => value > 0.2 && value < 0.8)).toBe(true);
      }
    }
  });

  test('scatters less than the tissue around', () => {
    const lesions = [...draw('benign', 50), ...draw('malignant', 50)];
    expect(share(lesions, ({ strength }) => strength > 0 && strength < 0.25)).toBe(1);
  });
});
