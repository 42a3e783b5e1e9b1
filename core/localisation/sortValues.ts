// As many as fit into a cache; small images have fewer pixels than that.
const most = 2 ** 16;
// Above it the runtime's own sort is faster than insertion.
const short = 24;

/**
 * Sorts finite numbers in place, rising. Values of a map are spread widely and smoothly: dealt into equal
 * intervals, few are left to compare (Dobosiewicz, Information Processing Letters 7 (1978), 1–6).
 */
export function sortValues(values: Float64Array): void {
  const n = values.length;
  let [lowest, highest] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const value = values[i] as number;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const count = Math.min(most, n);
  const scale = (count - 1) / (highest - lowest);
  if (!(highest > lowest) || !Number.isFinite(scale) || scale === 0) {
    values.sort();
    return;
  }
  const intervals = new Uint16Array(n);
  const ends = new Uint32Array(count + 1);
  for (let i = 0; i < n; i++) {
    const interval = ((values[i] as number) - lowest) * scale;
    intervals[i] = interval;
    const next = (intervals[i] as number) + 1;
    ends[next] = (ends[next] as number) + 1;
  }
  for (let k = 1; k <= count; k++) ends[k] = (ends[k] as number) + (ends[k - 1] as number);
  const dealt = new Float64Array(n);
  // Each start moves on to where the next interval starts.
  for (let i = 0; i < n; i++) {
    const interval = intervals[i] as number;
    const at = ends[interval] as number;
    dealt[at] = values[i] as number;
    ends[interval] = at + 1;
  }
  let start = 0;
  for (let k = 0; k < count; k++) {
    const end = ends[k] as number;
    if (end - start > short) dealt.subarray(start, end).sort();
    else if (end - start > 1) insert(dealt, start, end);
    start = end;
  }
  values.set(dealt);
}

function insert(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i] as number;
    let at = i;
    while (at > start && (values[at - 1] as number) > value) {
      values[at] = values[at - 1] as number;
      at--;
    }
    values[at] = value;
  }
}
