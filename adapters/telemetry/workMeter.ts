import os from 'node:os';
import type { Redis } from 'ioredis';
import { countsKey } from './stageMeter.js';

/**
 * What images were worked through for: their features computed by a trunk, or found in the store; their maps,
 * or their scores.
 */
export const works = ['trunk', 'cache', 'map', 'score'] as const;
export type Work = (typeof works)[number];

export interface EngineMemory {
  readonly engine: string;
  readonly device: 'gpu' | 'cpu';
  /** Of the tensors that it holds. */
  readonly bytes: number;
}

/** What the jobs of one process say of their work; what does not arrive is missing from a graph alone. */
export interface WorkMeter {
  countImages(work: Work, images: number): void;
  /** What the engine holds after a job. */
  noteMemory(memory: EngineMemory): void;
}

/** Where nobody counts. */
export const silentMeter: WorkMeter = {
  countImages: () => undefined,
  noteMemory: () => undefined,
};

const enginesKey = 'foldcam:metrics:engines';
// Seconds after which a process that says nothing counts as gone.
const heard = 300;

/** Keeps it in Redis, beside the counts of jobs: the images of all workers add up. */
export function openWorkMeter(redis: Redis): WorkMeter {
  const field = `${os.hostname()}/${process.pid}`;
  return {
    countImages: (work, images) => {
      if (images === 0) return;
      void redis.hincrby(countsKey, `images|${work}|`, images).catch(() => undefined);
    },
    noteMemory: (memory) => {
      const value = JSON.stringify({ ...memory, at: Date.now() });
      const commands = redis.pipeline().hset(enginesKey, field, value);
      void commands
        .expire(enginesKey, heard)
        .exec()
        .catch(() => undefined);
    },
  };
}

/** What the engines of all processes hold that were heard within five minutes, added up. */
export async function readEngineMemory(redis: Redis): Promise<EngineMemory[]> {
  const sums = new Map<string, EngineMemory>();
  for (const value of Object.values(await redis.hgetall(enginesKey))) {
    const { at, engine, device, bytes } = JSON.parse(value) as EngineMemory & { at: number };
    if (Date.now() - at > heard * 1000) continue;
    const key = `${engine} ${device}`;
    sums.set(key, { engine, device, bytes: bytes + (sums.get(key)?.bytes ?? 0) });
  }
  return [...sums.values()];
}
