import type { Redis } from 'ioredis';
import { setTimeout as pause } from 'node:timers/promises';
import { stages, type Stage } from '../../core/jobs/stages.js';
import { inParallel } from '../dataset/inParallel.js';
import { onQueue } from './onQueue.js';
import { prefix } from './openRedis.js';

interface Generation {
  readonly sweep: string;
  readonly generation: number;
}

// Parents first: a parent that loses its last child would start.
const order = [...stages].reverse();
const atOnce = 200;

/** The jobs of one generation that Redis holds, whatever their state, by stage. */
export async function findJobs(
  redis: Redis,
  { sweep, generation }: Generation,
): Promise<Map<Stage, string[]>> {
  const start = `${sweep}.g${generation}.`;
  const found = new Map<Stage, Set<string>>();
  const pattern = `${prefix}:*:${start.replace(/[*?[\]\\]/g, '\\$&')}*`;
  const scan = redis.scanStream({ match: pattern, count: 1_000 }) as AsyncIterable<string[]>;
  for await (const keys of scan) {
    for (const key of keys) {
      const [, name, id = ''] = key.split(':');
      const stage = stages.find((one) => one === name);
      if (!stage || !id.startsWith(start)) continue;
      const ids = found.get(stage) ?? new Set();
      found.set(stage, ids.add(id));
    }
  }
  return new Map([...found].map(([stage, ids]) => [stage, [...ids]]));
}

/**
 * Removes every job of one generation, and waits for those under way to end: they have been told to.
 * Those of a worker that has died go when its lock has run out.
 * @returns how many jobs were removed, and how many are left after the patience in ms
 */
export async function removeJobs(
  redis: Redis,
  of: Generation,
  patience = 30_000,
): Promise<{ removed: number; left: number }> {
  const end = Date.now() + patience;
  let removed = 0;
  for (;;) {
    const found = await findJobs(redis, of);
    const count = [...found.values()].reduce((sum, ids) => sum + ids.length, 0);
    if (count === 0 || Date.now() > end) return { removed, left: count };
    let gone = 0;
    for (const stage of order) {
      const ids = found.get(stage) ?? [];
      gone += await onQueue(redis, stage, async (queue) => {
        const ended = await inParallel(ids, atOnce, (id) =>
          queue.remove(id, { removeChildren: false }),
        );
        return ended.reduce((sum, one) => sum + one, 0);
      });
    }
    removed += gone;
    if (gone < count) await pause(100);
  }
}

/** Wakes the jobs of one generation that were put aside. */
export async function wakeJobs(redis: Redis, { sweep, generation }: Generation): Promise<number> {
  const start = `${sweep}.g${generation}.`;
  let woken = 0;
  for (const stage of stages) {
    const delayed = await redis.zrange(`${prefix}:${stage}:delayed`, '0', '-1');
    const ids = delayed.filter((id) => id.startsWith(start));
    await onQueue(redis, stage, async (queue) => {
      await inParallel(ids, atOnce, async (id) => {
        // One whose time has come meanwhile is awake.
        await (await queue.getJob(id))?.promote().catch(() => undefined);
      });
    });
    woken += ids.length;
  }
  return woken;
}
