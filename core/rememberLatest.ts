import { keepLatest } from './keepLatest.js';

/** What was read by key; who asks for the same meanwhile or later waits for the one reading. */
export interface Remembered<T> {
  /** Reads where the key is not among the latest; a failure is not remembered. */
  of(key: string, read: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

/** @param most keys that are remembered */
export function rememberLatest<T>(most: number): Remembered<T> {
  const latest = keepLatest<Promise<T>>(most);
  return {
    of: (key, read) => {
      const found = latest.get(key);
      if (found) return found;
      const reading = read();
      latest.set(key, reading);
      reading.catch(() => {
        if (latest.get(key) === reading) latest.delete(key);
      });
      return reading;
    },
    forget: (key) => latest.delete(key),
  };
}
