import { at, numberAt, regions, setNumber, tagAt, values } from './room';

/**
 * Adds up the positive and the absolute values of the pixels, in their order.
 * @param sums of the positive ones by tag, and of all; then the same of the absolute ones
 */
export function addUp(pixels: i32, sums: usize): void {
  const absolute = at(sums, regions + 1, 8);
  let allAbove = 0.0;
  let all = 0.0;
  // Pixels of one region lie side by side: its sums are put away where the next one begins.
  let region = 0;
  let above = 0.0;
  let both = 0.0;
  for (let i = 0; i < pixels; i++) {
    const own = tagAt(i);
    if (own !== region) {
      setNumber(sums, region, above);
      setNumber(absolute, region, both);
      region = own;
      above = numberAt(sums, own);
      both = numberAt(absolute, own);
    }
    const value = numberAt(values, i);
    const size = abs(value);
    const positive = value > 0 ? value : 0;
    above += positive;
    both += size;
    allAbove += positive;
    all += size;
  }
  setNumber(sums, region, above);
  setNumber(absolute, region, both);
  setNumber(sums, regions, allAbove);
  setNumber(absolute, regions, all);
}
