import type { ImageOutcome } from '../api/types.js';

/** One letter an outcome, as the list and the legend show them. */
export const outcomeLetters: Readonly<Record<ImageOutcome['outcome'], string>> = {
  mass: 'M',
  peritumoral: 'P',
  below: 'B',
  elsewhere: 'E',
  degenerate: '–',
};
