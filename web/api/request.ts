import { ApiError } from './ApiError.js';
import { askForToken, authorization } from './token.js';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** Asks the API, and the person for a token where one is needed. Throws `ApiError` for what it refuses. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  for (;;) {
    const own = authorization();
    const response = await fetch(path, {
      ...options,
      headers: { ...options.headers, ...own },
      cache: 'no-store',
    });
    if (response.ok || response.status === 304) return response;
    const again = response.status === 401 && (await askForToken(own));
    if (!again) throw await ApiError.of(response);
    options.signal?.throwIfAborted();
  }
}

export async function post(path: string, body?: unknown): Promise<void> {
  const json = { 'Content-Type': 'application/json' };
  await request(path, {
    method: 'POST',
    ...(body === undefined ? {} : { headers: json, body: JSON.stringify(body) }),
  });
}
