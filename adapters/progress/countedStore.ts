import type { ObjectStore } from '../../core/ports.js';
import { countStep } from './steps.js';

/** The same store; whatever it answers is a step. */
export function countedStore(store: ObjectStore): ObjectStore {
  const counted = <T>(answer: Promise<T>): Promise<T> => answer.finally(countStep);
  return {
    url: store.url,
    put: (...args) => counted(store.put(...args)),
    putIfAbsent: (...args) => counted(store.putIfAbsent(...args)),
    get: (...args) => counted(store.get(...args)),
    head: (...args) => counted(store.head(...args)),
    list: (prefix) => each(store.list(prefix)),
    delete: (...args) => counted(store.delete(...args)),
    putStream: (key, body) => counted(store.putStream(key, each(body))),
    getStream: async (key) => {
      const body = await counted(store.getStream(key));
      return body && each(body);
    },
    close: () => store.close(),
  };
}

async function* each<T>(items: AsyncIterable<T>): AsyncIterable<T> {
  for await (const item of items) {
    countStep();
    yield item;
  }
}
