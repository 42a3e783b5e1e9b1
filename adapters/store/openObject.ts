import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ObjectStore } from '../../core/ports.js';

/** An object that is made piece by piece: there is none before it is closed. */
export interface OpenObject {
  /** Waits until the store has taken in what came before. */
  readonly write: (piece: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
  /** Leaves what is in the store as it is; harmless once it is closed. */
  readonly abandon: () => Promise<void>;
}

export function openObject(store: Pick<ObjectStore, 'putStream'>, key: string): OpenObject {
  const pieces = new PassThrough();
  const stored = store.putStream(key, pieces);
  // Who writes is let go, and told by `stored` what went wrong.
  const failed = (reason: unknown): void => void pieces.destroy(reason as Error);
  pieces.on('error', () => undefined);
  stored.catch(failed);
  return {
    write: async (piece) => {
      if (pieces.destroyed) return stored;
      if (!pieces.write(piece)) await Promise.race([once(pieces, 'drain'), stored]);
    },
    close: () => {
      pieces.end();
      return stored;
    },
    abandon: async () => {
      pieces.destroy(new Error(`${key} was abandoned`));
      await stored.catch(() => undefined);
    },
  };
}
