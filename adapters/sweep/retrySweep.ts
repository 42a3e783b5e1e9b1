import { cellStages } from '../../core/jobs/lackedStage.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { enqueueSweep, type Enqueued } from '../queue/enqueueSweep.js';
import { readMissing } from './readMissing.js';
import type { Jobs } from './readStatus.js';
import { storedBoard } from './storedBoard.js';

/** Enqueues some cells of a sweep, and its report; of the others the store says how they ended. */
export async function retrySweep(
  store: ObjectStore,
  plan: Plan,
  { redis, board }: Jobs,
  only: ReadonlySet<string>,
  now: number,
): Promise<Enqueued> {
  const stored = await storedBoard(store, plan, await readMissing(store, plan.id));
  const stages: readonly string[] = [...cellStages, 'map'];
  const known = [...stored].filter(([key]) => {
    const [stage = '', cell = ''] = key.split('.');
    return stages.includes(stage) && !only.has(cell);
  });
  return enqueueSweep(redis, board, plan, now, { only, known: new Map(known) });
}
