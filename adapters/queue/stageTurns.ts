import type { Redis } from 'ioredis';
import { firstTurns, turnedStages, type TurnedStage, type Turns } from '../../core/jobs/turns.js';
import { prefix } from './openRedis.js';

const key = `${prefix}:turns`;

/** Keeps the highest turn of a stage that has started. */
export async function markTurn(redis: Redis, stage: TurnedStage, turn: number): Promise<void> {
  await redis.zadd(key, 'GT', turn, stage);
}

/** How far each stage has come. */
export async function readTurns(redis: Redis): Promise<Turns> {
  const scores = await redis.zmscore(key, ...turnedStages);
  const entries = turnedStages.map((stage, i) => [stage, Number(scores[i] ?? 0)]);
  return { ...firstTurns, ...(Object.fromEntries(entries) as Turns) };
}

/** Counts from the start again; for when no sweep is under way. */
export async function forgetTurns(redis: Redis): Promise<void> {
  await redis.del(key);
}
