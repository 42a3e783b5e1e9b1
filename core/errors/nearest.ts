import { distance } from 'fastest-levenshtein';

/** The candidate with the fewest edits, if it is near enough to be what was meant. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(text.length / 2)) + 1;
  for (const candidate of candidates) {
    const edits = distance(text.toLowerCase(), candidate.toLowerCase());
    // As many edits as characters: nothing in common.
    if (edits < least && edits < Math.max(text.length, candidate.length)) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}
