import type { Lookalike } from '../../core/dataset/findLookalikes.js';
import { formatTable } from './formatTable.js';

const most = 20;

/** The first pairs that a network sees alike, as a table. */
export const formatLookalikes = (pairs: readonly Lookalike[]): string =>
  formatTable(
    ['not joined, perhaps one mass', 'similarity'],
    pairs
      .slice(0, most)
      .map(({ images, similarity }) => [images.join(' – '), similarity.toFixed(2)]),
  );
