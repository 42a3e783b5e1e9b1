import type { ObjectStore } from '../../core/ports.js';

/** A store that is opened by its first request; one that is never asked costs nothing. */
export function openLater(url: string, open: () => Promise<ObjectStore>): ObjectStore {
  let opened: Promise<ObjectStore> | undefined;
  const store = (): Promise<ObjectStore> => (opened ??= open());
  return {
    url,
    put: async (key, body) => (await store()).put(key, body),
    putIfAbsent: async (key, body) => (await store()).putIfAbsent(key, body),
    get: async (key) => (await store()).get(key),
    head: async (key) => (await store()).head(key),
    list: async function* (prefix) {
      yield* (await store()).list(prefix);
    },
    delete: async (key) => (await store()).delete(key),
    putStream: async (key, body) => (await store()).putStream(key, body),
    getStream: async (key) => (await store()).getStream(key),
    close: async () => (await opened)?.close(),
  };
}
