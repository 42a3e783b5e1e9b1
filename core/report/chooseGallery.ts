import { seededRandom, shuffle } from '../random.js';
import type { OutcomeRow } from './rows.js';

const perKind = 2;

/**
 * Images of a run to show: two each of every label classified rightly and wrongly, drawn with a fixed
 * seed, so that nobody has picked them.
 */
export function chooseGallery(own: readonly OutcomeRow[], labels: readonly string[]): OutcomeRow[] {
  const chosen = labels.flatMap((label) =>
    [true, false].flatMap((correct) => {
      const images = new Set(
        own
          .filter((row) => row.label === label && (row.predicted === label) === correct)
          .map((row) => row.image),
      );
      const drawn = shuffle([...images].sort(), seededRandom('gallery', label, String(correct)));
      return drawn.slice(0, perKind);
    }),
  );
  return chosen.flatMap((image) => own.filter((row) => row.image === image));
}
