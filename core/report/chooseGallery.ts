import { seededRandom, shuffle } from '../random.js';
import type { OutcomeRow } from './rows.js';

const perKind = 2;

/**
 * Images to show: of the first run that has maps, two each of every label classified rightly and
 * wrongly, drawn with a fixed seed, so that nobody has picked them.
 */
export function chooseGallery(
  outcomes: readonly OutcomeRow[],
  runs: readonly string[],
  labels: readonly string[],
): OutcomeRow[] {
  const run = runs.find((id) => outcomes.some((row) => row.run === id));
  const own = outcomes.filter((row) => row.run === run);
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
