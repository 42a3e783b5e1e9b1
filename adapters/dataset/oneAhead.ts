import { setImmediate as breathe } from 'node:timers/promises';

/** Reads item after item; the one after it is read while the caller works. */
export async function* oneAhead<T, R>(
  items: readonly T[],
  read: (item: T) => Promise<R>,
): AsyncGenerator<readonly [T, R], void> {
  const begin = (index: number): Promise<R> | undefined => {
    if (index >= items.length) return undefined;
    const reading = read(items[index] as T);
    // It is waited for when its turn has come.
    reading.catch(() => undefined);
    return reading;
  };
  let next = begin(0);
  for (const [i, item] of items.entries()) {
    const here = (await next) as R;
    next = begin(i + 1);
    // Requests go out before the caller keeps the thread to itself.
    await breathe();
    yield [item, here];
  }
}
