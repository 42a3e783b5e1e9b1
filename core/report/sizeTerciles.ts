import { quantile } from '../metrics/percentileInterval.js';
import type { OutcomeRow } from './rows.js';

/** A third of the images by the size of their lesions. */
export interface SizeTercile<T> {
  readonly size: 'small' | 'medium' | 'large';
  /** Ends of the lesions' shares of their images; an image on a border belongs below it. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly T[];
}

/** By the mass's share of the image. Images with an empty mask are in none. */
export function sizeTerciles<T extends Pick<OutcomeRow, 'share'>>(
  rows: readonly T[],
): SizeTercile<T>[] {
  const sized = rows.filter((row) => row.share.mass > 0);
  const shares = Float64Array.from(sized, (row) => row.share.mass).sort();
  if (shares.length === 0) return [];
  const cuts = [0, 1 / 3, 2 / 3, 1].map((q) => quantile(shares, q)) as [
    number,
    number,
    number,
    number,
  ];
  return (['small', 'medium', 'large'] as const).map((size, i) => {
    const from = cuts[i] as number;
    const to = cuts[i + 1] as number;
    const own = sized.filter(
      ({ share }) => (i === 0 || share.mass > from) && (i === 2 || share.mass <= to),
    );
    return { size, from, to, rows: own };
  });
}
