import type { ObjectStore } from '../../core/ports.js';
import { cellFolder } from '../../core/store/layout.js';
import type { Checkpoints } from '../tensor/tune/TuneState.js';
import { checkpointFile } from './checkpointFile.js';

/** Phases of a cell's fine-tuning: the epochs are chosen, then all training images are used. */
export type TunePhase = 'choose' | 'fit';

const folder = (cell: string): string => `${cellFolder(cell)}checkpoint/`;

/** Keeps a cell's state in the store, and writes it no more often than every few seconds. */
export function storedCheckpoints(
  store: ObjectStore,
  cell: string,
  phase: TunePhase,
  seconds = 20,
): Checkpoints {
  const key = `${folder(cell)}${phase}.npz`;
  let last = performance.now();
  return {
    async load() {
      const body = await store.get(key);
      return body && checkpointFile.read(body);
    },
    async save(state) {
      if (performance.now() - last < seconds * 1000) return;
      await store.put(key, checkpointFile.write(state()));
      last = performance.now();
    },
  };
}

/** For a cell whose result is there. */
export async function removeCheckpoints(store: ObjectStore, cell: string): Promise<void> {
  for await (const { key } of store.list(folder(cell))) await store.delete(key);
}
