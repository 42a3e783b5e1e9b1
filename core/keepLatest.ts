/** A map that forgets what was used least lately when it holds more than it may. */
export interface Latest<T> {
  get(key: string): T | undefined;
  /** @param weight 1 without */
  set(key: string, value: T, weight?: number): void;
  delete(key: string): void;
}

/** @param most the weights' sum */
export function keepLatest<T>(most: number): Latest<T> {
  const kept = new Map<string, { readonly value: T; readonly weight: number }>();
  let sum = 0;
  const drop = (key: string): void => {
    sum -= kept.get(key)?.weight ?? 0;
    kept.delete(key);
  };
  return {
    get: (key) => {
      const found = kept.get(key);
      if (!found) return undefined;
      // A map keeps the order in which keys came: this one is the latest now.
      kept.delete(key);
      kept.set(key, found);
      return found.value;
    },
    set: (key, value, weight = 1) => {
      drop(key);
      kept.set(key, { value, weight });
      sum += weight;
      for (const oldest of kept.keys()) {
        if (sum <= most || oldest === key) break;
        drop(oldest);
      }
    },
    delete: drop,
  };
}
