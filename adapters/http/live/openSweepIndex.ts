import { comparePlaces, type SweepPlace } from '../../../core/paging/sweepCursor.js';
import type { ObjectStore } from '../../../core/ports.js';
import type { SweepBoard, SweepRecord } from '../../queue/SweepBoard.js';
import { listSweeps } from '../../sweep/listSweeps.js';

export interface IndexedSweep {
  readonly place: SweepPlace;
  readonly record: SweepRecord | undefined;
}

/** Which sweeps there are: Redis is asked every time, the store for those that Redis does not know. */
export interface SweepIndex {
  /** The latest submitted first. */
  all(): Promise<IndexedSweep[]>;
  /** Lists the store anew at the next question. */
  forget(): void;
}

// A sweep that no Redis knows comes from elsewhere: nobody waits for it.
const listed = 30_000;

export function openSweepIndex(
  store: ObjectStore,
  board: SweepBoard,
  now: () => number = Date.now,
): SweepIndex {
  let ids: Promise<string[]> | undefined;
  let at = 0;
  const stored = (): Promise<string[]> => {
    if (ids && now() - at < listed) return ids;
    at = now();
    const before = ids;
    const listing = listSweeps(store);
    // Who asks meanwhile is given the list from before.
    const fresh = listing.catch((error: unknown) => {
      ids = undefined;
      throw error;
    });
    if (!before) return (ids = fresh);
    fresh.then((list) => (ids = Promise.resolve(list))).catch(() => undefined);
    return before;
  };
  return {
    all: async () => {
      const [records, own] = await Promise.all([board.list(), stored()]);
      const known = new Set(records.map(({ id }) => id));
      const found = [
        ...records.map((record) => ({
          place: { submitted: record.submitted, id: record.id },
          record,
        })),
        ...own
          .filter((id) => !known.has(id))
          .map((id) => ({ place: { submitted: 0, id }, record: undefined })),
      ];
      return found.sort((a, b) => comparePlaces(a.place, b.place));
    },
    forget: () => (ids = undefined),
  };
}
