type Interval = readonly [number, number];

export interface Intervals {
  readonly ci95: Interval | null;
  readonly wilson?: Interval | null | undefined;
}

/** Where all images hit or none does, so it is in every resample: the bootstrap's interval is a point. */
export const isPoint = (interval: Interval | null): boolean =>
  interval !== null && interval[0] === interval[1];

/** Whether Wilson's interval stands for the bootstrap's, which would take 0 of 12 for certain. */
export const wilsonStands = ({ ci95, wilson }: Intervals): boolean =>
  isPoint(ci95) && wilson !== null && wilson !== undefined;

/** The interval to read a rate by. */
export const readInterval = (of: Intervals): Interval | null =>
  (wilsonStands(of) && of.wilson) || of.ci95;

/** For the caption of a table that shows such figures; nothing where there are none. */
export function intervalNote(shown: readonly Intervals[]): string {
  const wilson = shown.some(wilsonStands)
    ? ' Wilson: where the bootstrap’s interval is a point, as at 0 and 100 %, Wilson’s stands for it.'
    : '';
  // DeLong's is a point too.
  const none = shown.some((of) => isPoint(readInterval(of)))
    ? ' No interval: no resample changes the figure.'
    : '';
  return `${wilson}${none}`;
}
