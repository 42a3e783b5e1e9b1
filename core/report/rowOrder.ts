interface Placed {
  readonly run: string;
  readonly fold: number;
  readonly image: string;
}

/** Sums of the same rows are the same to the last bit in one order alone: by run, fold and image. */
export const sortRows = <T extends Placed>(rows: readonly T[]): T[] =>
  [...rows].sort(
    (a, b) => compareText(a.run, b.run) || a.fold - b.fold || compareText(a.image, b.image),
  );

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
