import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asApiError, type ApiError } from './ApiError.js';
import { getJson } from './getJson.js';

export interface Resource<T> {
  readonly value: T | undefined;
  readonly error: ApiError | undefined;
  readonly reload: () => void;
}

interface Answer<T> {
  readonly path: string | null;
  readonly value?: T;
  readonly error?: ApiError;
}

/**
 * A document of the API, asked for again every so many milliseconds while the page is looked at, and once
 * more when that ends, for what changed since it was asked last. What came last stays while asking fails.
 */
export function useResource<T>(path: string | null, every: number | null = null): Resource<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ path });
  const [round, setRound] = useState(0);
  const delay = useRef(every);
  delay.current = every;
  useEffect(() => {
    if (path === null) return undefined;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      try {
        const value = await getJson<T>(path, stop.signal);
        if (stop.signal.aborted) return;
        setAnswer((last) =>
          last.path === path && last.value === value && !last.error ? last : { path, value },
        );
      } catch (error) {
        if (stop.signal.aborted) return;
        setAnswer((last) => ({
          path,
          ...(last.path === path && last.value !== undefined ? { value: last.value } : {}),
          error: asApiError(error),
        }));
      }
      wait();
    };
    const wait = (): void => {
      timer = setTimeout(() => {
        if (delay.current === null || document.hidden) wait();
        else void ask();
      }, delay.current ?? 1000);
    };
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [path, round]);
  const reload = useCallback(() => setRound((n) => n + 1), []);
  const asked = useRef(every);
  useEffect(() => {
    if (every === null && asked.current !== null) reload();
    asked.current = every;
  }, [every]);
  const own = answer.path === path ? answer : { path };
  return { value: own.value, error: own.error, reload };
}
