import { request } from './request.js';

interface Kept {
  readonly etag: string;
  readonly value: unknown;
}

const most = 64;
const kept = new Map<string, Kept>();

/** A JSON document; the same object as before where the API says that it has not changed. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const known = kept.get(path);
  const response = await request(path, {
    headers: { Accept: 'application/json', ...(known ? { 'If-None-Match': known.etag } : {}) },
    ...(signal ? { signal } : {}),
  });
  if (response.status === 304 && known) return known.value as T;
  const value = (await response.json()) as T;
  const etag = response.headers.get('ETag');
  kept.delete(path);
  if (etag) kept.set(path, { etag, value });
  for (const oldest of kept.keys()) {
    if (kept.size <= most) break;
    kept.delete(oldest);
  }
  return value;
}
