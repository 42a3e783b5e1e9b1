import type { Redis } from 'ioredis';
import { durationBucket } from '../../core/jobs/durations.js';
import type { Stage } from '../../core/jobs/stages.js';

/** A hash in Redis. */
export const countsKey = 'foldcam:metrics';

/** How the tries of jobs end. */
export type TryEnd = 'done' | 'failed' | 'retried' | 'stalled';

/** Counts of all workers since Redis began, by `<name>|<stage>|<label>`. */
export type StageCounts = ReadonlyMap<string, number>;

/** Counts what a worker's jobs do, in Redis: workers come and go, the counts stay and add up. */
export interface StageMeter {
  /** @param seconds of a job that is done */
  count(end: TryEnd, seconds?: number): void;
}

export function openStageMeter(redis: Redis, stage: Stage): StageMeter {
  return {
    count: (end, seconds) => {
      const commands = redis.pipeline().hincrby(countsKey, `tries|${stage}|${end}`, 1);
      if (end === 'done' && seconds !== undefined) {
        commands.hincrby(countsKey, `duration|${stage}|${durationBucket(seconds)}`, 1);
        commands.hincrbyfloat(countsKey, `seconds|${stage}|`, seconds);
      }
      // What is not counted is missing from a graph, and from nothing else.
      void commands.exec().catch(() => undefined);
    },
  };
}

export async function readStageCounts(redis: Redis): Promise<StageCounts> {
  const counts = await redis.hgetall(countsKey);
  return new Map(Object.entries(counts).map(([key, value]) => [key, Number(value)]));
}

/** Seconds that a job of a stage takes on average; nothing before one is done. */
export function meanSeconds(counts: StageCounts, stage: Stage): number | undefined {
  const done = counts.get(`tries|${stage}|done`) ?? 0;
  return done > 0 ? (counts.get(`seconds|${stage}|`) ?? 0) / done : undefined;
}

/** Of every stage: the counts of one kind by their last label. */
export function countsOf(counts: StageCounts, name: string, stage: Stage): Map<string, number> {
  const start = `${name}|${stage}|`;
  const own = [...counts].filter(([key]) => key.startsWith(start));
  return new Map(own.map(([key, value]) => [key.slice(start.length), value]));
}
