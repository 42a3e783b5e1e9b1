import type { ObjectStore } from '../../core/ports.js';

/** Ids of the sweeps that the store holds a plan of, in their order: of those that begin so. */
export async function listSweeps(store: ObjectStore, begin = ''): Promise<string[]> {
  const ids: string[] = [];
  for await (const { key } of store.list(`sweeps/${begin}`)) {
    const [, id] = /^sweeps\/([^/]+)\/plan\.json$/.exec(key) ?? [];
    if (id !== undefined) ids.push(id);
  }
  return ids;
}
