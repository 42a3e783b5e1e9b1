/** How many cells were complete at a time. */
export interface Seen {
  /** Milliseconds. */
  readonly at: number;
  readonly done: number;
}

export interface Rate {
  /** Cells a minute; null where none was seen to be completed. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
}

/** What a sweep was seen to do, from the first of these to the last. */
export function measureRate(seen: readonly Seen[], total: number): Rate {
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || last.done <= first.done || last.at <= first.at) {
    return { rate: null, secondsLeft: last && last.done >= total ? 0 : null };
  }
  const rate = ((last.done - first.done) * 60_000) / (last.at - first.at);
  const left = Math.max(0, total - last.done);
  return { rate, secondsLeft: Math.round((left * 60) / rate) };
}
