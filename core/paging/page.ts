/** A part of a list, and where the next one begins; null behind the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/**
 * A page of a list whose order does not change, from the place that a cursor names.
 * @param cursor as the page before gave it: the number of items passed; unreadable ones are refused before
 */
export function pageOf<T>(items: readonly T[], cursor: string | undefined, limit: number): Page<T> {
  const start = cursor === undefined ? 0 : Number(cursor);
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : null };
}
