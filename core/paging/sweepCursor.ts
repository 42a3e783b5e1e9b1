/** What a list of sweeps is ordered by: the latest first, then by id. */
export interface SweepPlace {
  /** Milliseconds since 1970; 0 where it is not known. */
  readonly submitted: number;
  readonly id: string;
}

export function comparePlaces(a: SweepPlace, b: SweepPlace): number {
  if (a.submitted !== b.submitted) return b.submitted - a.submitted;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** Names a place in the list, also when sweeps come and go around it. */
export const formatSweepCursor = ({ submitted, id }: SweepPlace): string => `${submitted}.${id}`;

/** Nothing for what is no such cursor. */
export function parseSweepCursor(text: string): SweepPlace | undefined {
  const [, submitted, id] = /^(\d{1,15})\.([A-Za-z0-9][A-Za-z0-9_.-]*)$/.exec(text) ?? [];
  return submitted === undefined || id === undefined
    ? undefined
    : { submitted: Number(submitted), id };
}
