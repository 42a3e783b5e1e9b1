/** Work is repeated until this many seconds have gone, and at least this often. */
const seconds = 6;
const least = 3;

/** Images a second of a piece of work, by the median of its repetitions after a first one. */
export async function imagesPerSecond(
  images: number,
  work: () => void | Promise<void>,
): Promise<number> {
  await work();
  const times: number[] = [];
  const start = performance.now();
  while (times.length < least || performance.now() - start < seconds * 1000) {
    const before = performance.now();
    await work();
    times.push(performance.now() - before);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;
  return (images * 1000) / median;
}
