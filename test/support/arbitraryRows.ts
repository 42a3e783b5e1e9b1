import fc from 'fast-check';

export interface DrawnRows {
  readonly rows: readonly Float32Array[];
  /** One a column. */
  readonly columns: Float64Array;
  /** One a row. */
  readonly slopes: Float64Array;
}

/** Rows of one width with numbers beside them, none of them so large that sums overflow. */
export function arbitraryRows(): fc.Arbitrary<DrawnRows> {
  const number = fc.float({ min: -1000, max: 1000, noNaN: true });
  return fc.tuple(fc.nat(11), fc.nat(9)).chain(([count, width]) => {
    const numbers = (length: number) => fc.array(number, { minLength: length, maxLength: length });
    const doubles = (length: number) =>
      numbers(length).map((drawn) => Float64Array.from(drawn, (one) => one / 3));
    return fc.record({
      rows: fc.array(
        numbers(width).map((drawn) => Float32Array.from(drawn)),
        { minLength: count, maxLength: count },
      ),
      columns: doubles(width),
      slopes: doubles(count),
    });
  });
}
