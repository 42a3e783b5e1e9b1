import type { Random } from '../random.js';
import type { PhantomLabel } from './PhantomLabel.js';

export interface Lesion {
  /** 1 inside, falling to 0 within the blurred margin. */
  inside(x: number, y: number): number;
  /** Half its height, in pixels. */
  readonly depth: number;
  /** How strongly it scatters, as a factor on the tissue. */
  readonly strength: number;
  /** Factor on what lies below: enhancement over 1, shadow under it. */
  readonly posterior: number;
}

/** Draws the features of a lesion; each follows the label's tendency in most, not all, cases. */
export function drawLesion(
  label: PhantomLabel,
  width: number,
  height: number,
  random: Random,
): Lesion {
  const typical = (share: number): boolean => random() < share === (label === 'malignant');
  const irregular = typical(0.95);
  const tall = typical(0.85);
  const shadows = typical(0.9);
  const radius =
    Math.min(width, height) * (irregular ? 0.15 + 0.1 * random() : 0.11 + 0.11 * random());
  const flattening = tall ? 1.05 + 0.35 * random() : 0.55 + 0.3 * random();
  const a = radius / Math.sqrt(flattening);
  const b = radius * Math.sqrt(flattening);
  const cx = width * (0.25 + 0.5 * random());
  const cy = height * (0.32 + 0.3 * random());
  const harmonics = Array.from({ length: irregular ? 9 : 2 }, (_, i) => ({
    k: i + 2,
    phase: 2 * Math.PI * random(),
    size: (irregular ? 0.2 : 0.04) * (0.4 + 0.6 * random()) * Math.pow(i + 2, -0.35),
  }));
  const margin = irregular ? 0.22 : 0.08;
  return {
    inside: (x, y) => {
      const dx = (x - cx) / a;
      const dy = (y - cy) / b;
      // No lobe reaches farther.
      if (dx * dx + dy * dy > 6) return 0;
      const angle = Math.atan2(dy, dx);
      const edge = harmonics.reduce((sum, h) => sum + h.size * Math.cos(h.k * angle + h.phase), 1);
      return Math.min(1, Math.max(0, 1 + (edge - Math.hypot(dx, dy)) / margin));
    },
    depth: b,
    strength: 0.06 + 0.14 * random(),
    posterior: shadows ? 0.12 + 0.25 * random() : 1.2 + 0.8 * random(),
  };
}
