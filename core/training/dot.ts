/** Σ a · b. In four running sums: one alone would wait for its own last addition. */
export function dot(a: Float64Array, b: Float64Array): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  const even = a.length - (a.length % 4);
  for (let j = 0; j < even; j += 4) {
    first += (a[j] as number) * (b[j] as number);
    second += (a[j + 1] as number) * (b[j + 1] as number);
    third += (a[j + 2] as number) * (b[j + 2] as number);
    fourth += (a[j + 3] as number) * (b[j + 3] as number);
  }
  for (let j = even; j < a.length; j++) first += (a[j] as number) * (b[j] as number);
  return first + second + (third + fourth);
}
