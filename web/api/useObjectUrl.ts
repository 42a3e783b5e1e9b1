import { useEffect, useState } from 'preact/hooks';
import { asApiError, type ApiError } from './ApiError.js';
import { request } from './request.js';

const most = 96;
const kept = new Map<string, Promise<string>>();

/** An image of the API as a URL of this page; fetched once while it is among the last ones used. */
export function objectUrl(path: string): Promise<string> {
  const known = kept.get(path);
  kept.delete(path);
  const url =
    known ??
    request(path, { headers: { Accept: 'image/png' } })
      .then((response) => response.blob())
      .then((blob) => URL.createObjectURL(blob));
  kept.set(path, url);
  url.catch(() => kept.delete(path));
  for (const [oldest, old] of kept) {
    if (kept.size <= most) break;
    kept.delete(oldest);
    void old.then(
      (there) => URL.revokeObjectURL(there),
      () => undefined,
    );
  }
  return url;
}

interface Loaded {
  readonly path: string;
  readonly url?: string;
  readonly error?: ApiError;
}

export function useObjectUrl(path: string | null): Partial<Loaded> {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (path === null) return undefined;
    let wanted = true;
    objectUrl(path).then(
      (url) => {
        if (wanted) setLoaded({ path, url });
      },
      (error: unknown) => {
        if (wanted) setLoaded({ path, error: asApiError(error) });
      },
    );
    return () => {
      wanted = false;
    };
  }, [path]);
  return loaded !== undefined && loaded.path === path ? loaded : {};
}
