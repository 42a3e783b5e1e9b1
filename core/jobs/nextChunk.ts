/**
 * Which chunk a worker computes next, of those that several compute at once without telling each other before
 * they have: the one after its last; where that is done, one within the longest stretch that is not, whose first
 * one someone is likely to be at.
 * @param done by anyone
 * @param start in [0, 1), another one for each worker
 * @param last that it has computed
 * @returns from 0 to `chunks` − 1; nothing when all are done
 */
export function nextChunk(
  done: ReadonlySet<number>,
  chunks: number,
  start: number,
  last?: number,
): number | undefined {
  const next = last === undefined ? Math.floor(start * chunks) : last + 1;
  if (next < chunks && !done.has(next)) return next;
  let [from, length] = [0, 0];
  for (let chunk = 0, run = 0; chunk < chunks; chunk++) {
    run = done.has(chunk) ? 0 : run + 1;
    if (run > length) [from, length] = [chunk - run + 1, run];
  }
  // About its middle: two that look at the same time go to different ones.
  const share = 0.5 + (start - 0.5) / 4;
  return length === 0 ? undefined : from + Math.floor(share * length);
}
