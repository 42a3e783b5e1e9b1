import type { Redis } from 'ioredis';
import { removeJobs } from './sweepJobs.js';
import type { SweepBoard } from './SweepBoard.js';

// A job that is being cleared away by its worker is gone in a moment.
const patience = 10_000;

/** Removes what Redis holds of a generation whose report is written: from then on the store is the record. */
export async function trimSweep(
  redis: Redis,
  board: SweepBoard,
  of: { readonly sweep: string; readonly generation: number },
): Promise<void> {
  await removeJobs(redis, of, patience);
  await board.settle(of.sweep, of.generation);
}
