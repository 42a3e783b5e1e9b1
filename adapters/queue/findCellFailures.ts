import type { Redis } from 'ioredis';
import type { Failure } from '../../core/jobs/failure.js';
import type { CellStatus, SweepStatus } from '../../core/jobs/SweepStatus.js';
import { findFailure } from './findFailure.js';

export interface CellFailure extends Failure {
  readonly cell: CellStatus;
}

/** Why cells of a sweep failed, the first ones; asks Redis once for each cell and generation. */
export function findCellFailures(
  redis: Redis,
  most: number,
): (status: SweepStatus) => Promise<readonly CellFailure[]> {
  const known = new Map<string, Failure | undefined>();
  return async ({ sweep, generation, cells }) => {
    if (generation === null) return [];
    const failed = cells.filter(({ state }) => state === 'failed').slice(0, most);
    const found: CellFailure[] = [];
    for (const cell of failed) {
      const key = `${generation} ${cell.stage} ${cell.cell}`;
      const job = { sweep, generation };
      if (!known.has(key)) known.set(key, await findFailure(redis, job, cell.stage, cell.cell));
      const failure = known.get(key);
      if (failure) found.push({ cell, ...failure });
    }
    return found;
  };
}
