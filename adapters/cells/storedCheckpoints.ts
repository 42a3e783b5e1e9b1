import type { ObjectStore } from '../../core/ports.js';
import { cellFolder } from '../../core/store/layout.js';
import type { Checkpoints, TuneState } from '../tensor/tune/TuneState.js';
import { checkpointFile } from './checkpointFile.js';

/** Phases of a cell's fine-tuning: the epochs are chosen, then all training images are used. */
export type TunePhase = 'choose' | 'fit';

const folder = (cell: string): string => `${cellFolder(cell)}checkpoint/`;

export interface StoredCheckpoints extends Checkpoints {
  /** Stores at once what is kept in memory. */
  flush(): Promise<void>;
}

/**
 * Keeps a cell's state in the store, and writes it no more often than every few seconds.
 * One that is broken is as good as none: its cell starts anew.
 * @param kept seconds after which it is kept in memory: a GPU takes its time to give it away
 * @param broken is told why one that is stored is not used
 */
export function storedCheckpoints(
  store: ObjectStore,
  cell: string,
  phase: TunePhase,
  seconds = 20,
  kept = Math.min(5, seconds),
  broken: (key: string, why: string) => void = () => undefined,
): StoredCheckpoints {
  const key = `${folder(cell)}${phase}.checkpoint`;
  let [written, read] = [performance.now(), performance.now()];
  let unsaved: TuneState | undefined;
  const put = async (state: TuneState): Promise<void> => {
    await store.put(key, checkpointFile.write(state));
    written = performance.now();
    unsaved = undefined;
  };
  return {
    async load() {
      const body = await store.get(key);
      if (!body) return undefined;
      try {
        return checkpointFile.read(body);
      } catch (error) {
        broken(key, error instanceof Error ? error.message : String(error));
        return undefined;
      }
    },
    async save(state) {
      const now = performance.now();
      if (now - read < kept * 1000) return;
      read = now;
      unsaved = state();
      if (now - written >= seconds * 1000) await put(unsaved);
    },
    async flush() {
      if (unsaved) await put(unsaved);
    },
  };
}

/** For a cell whose result is there. */
export async function removeCheckpoints(store: ObjectStore, cell: string): Promise<void> {
  for await (const { key } of store.list(folder(cell))) await store.delete(key);
}
