import type { Redis } from 'ioredis';
import { jobStates, type JobBoard, type JobState } from '../../core/jobs/progress.js';
import { steerings, type Steering } from '../../core/jobs/steering.js';
import { prefix } from './openRedis.js';

export interface SweepRecord {
  readonly id: string;
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly submitted: number;
  /** What the jobs of this generation have been told. */
  readonly steering: Steering;
}

/** What Redis knows of sweeps for those who watch them; what is done is known by the store. */
export interface SweepBoard {
  /** Starts the next generation of a sweep. */
  begin(sweep: string, now: number): Promise<number>;
  /** Tells the jobs of one generation to go on, to wait or to end. */
  steer(sweep: string, generation: number, steering: Steering): Promise<void>;
  /** Forgets a sweep. */
  remove(sweep: string): Promise<void>;
  find(sweep: string): Promise<SweepRecord | undefined>;
  list(): Promise<SweepRecord[]>;
  /** `key` as `boardKey` makes it. */
  set(sweep: string, key: string, state: JobState): Promise<void>;
  /** Says of many jobs at once how they ended, before their generation runs. */
  fill(sweep: string, board: JobBoard): Promise<void>;
  read(sweep: string): Promise<JobBoard>;
  /** How many of a backbone's chunks of features are there. */
  setFeatures(sweep: string, backbone: string, done: number, total: number): Promise<void>;
  features(sweep: string): Promise<Map<string, { done: number; total: number }>>;
  /** Forgets the jobs of a generation that has ended, unless another one has begun. */
  settle(sweep: string, generation: number): Promise<void>;
  /** True for the one who asks first: a result, as `<stage>.<cell>`, is computed anew for the nth time. */
  claimRepair(sweep: string, result: string, time: number): Promise<boolean>;
  /** How often results of this generation were computed anew because they were damaged: one, or all. */
  repairs(sweep: string, result?: string): Promise<number>;
}

const sweepsKey = `${prefix}:sweeps`;
const recordKey = (sweep: string): string => `${prefix}:sweep:${sweep}`;
const jobsKey = (sweep: string): string => `${prefix}:sweep:${sweep}:jobs`;
const repairsKey = (sweep: string): string => `${prefix}:sweep:${sweep}:repairs`;
const featuresKey = (sweep: string): string => `${prefix}:sweep:${sweep}:features`;

export function openSweepBoard(redis: Redis): SweepBoard {
  const find = async (id: string): Promise<SweepRecord | undefined> => {
    const record = await redis.hgetall(recordKey(id));
    if (record['generation'] === undefined) return undefined;
    const generation = Number(record['generation']);
    const submitted = Number(record['submitted'] ?? 0);
    const told = steerings.find((one) => record['steering'] === `${one} ${generation}`);
    return { id, generation, submitted, steering: told ?? 'running' };
  };
  const features = async (sweep: string): Promise<Map<string, { done: number; total: number }>> => {
    const entries = Object.entries(await redis.hgetall(featuresKey(sweep)));
    return new Map(
      entries.map(([backbone, text]) => {
        const [done = 0, total = 0] = text.split('/').map(Number);
        return [backbone, { done, total }];
      }),
    );
  };
  return {
    begin: async (sweep, now) => {
      const generation = await redis.hincrby(recordKey(sweep), 'generation', 1);
      await redis
        .multi()
        .hset(recordKey(sweep), 'submitted', now)
        .zadd(sweepsKey, now, sweep)
        .del(jobsKey(sweep), featuresKey(sweep), repairsKey(sweep))
        .exec();
      return generation;
    },
    steer: async (sweep, generation, steering) => {
      // With its generation: said a moment too late, it does not reach the next one.
      await redis.hset(recordKey(sweep), 'steering', `${steering} ${generation}`);
    },
    remove: async (sweep) => {
      await redis
        .multi()
        .zrem(sweepsKey, sweep)
        .del(recordKey(sweep), jobsKey(sweep), featuresKey(sweep), repairsKey(sweep))
        .exec();
    },
    find,
    list: async () => {
      const ids = await redis.zrevrange(sweepsKey, 0, -1);
      const records = await Promise.all(ids.map(find));
      return records.filter((record) => record !== undefined);
    },
    set: async (sweep, key, state) => {
      await redis.hset(jobsKey(sweep), key, state);
    },
    fill: async (sweep, board) => {
      const entries = [...board];
      for (let start = 0; start < entries.length; start += 1_000) {
        await redis.hset(jobsKey(sweep), new Map(entries.slice(start, start + 1_000)));
      }
    },
    read: async (sweep) => {
      const entries = Object.entries(await redis.hgetall(jobsKey(sweep)));
      return new Map(
        entries.map(([key, state]) => [key, jobStates.find((one) => one === state) ?? 'waiting']),
      );
    },
    setFeatures: async (sweep, backbone, done, total) => {
      // Trainers count what each has seen: the one who has seen most is right.
      const { done: before = 0 } = (await features(sweep)).get(backbone) ?? {};
      if (done < before) return;
      await redis.hset(featuresKey(sweep), backbone, `${done}/${total}`);
    },
    features,
    settle: async (sweep, generation) => {
      if ((await find(sweep))?.generation !== generation) return;
      await redis.del(jobsKey(sweep), featuresKey(sweep));
    },
    claimRepair: async (sweep, result, time) =>
      (await redis.hsetnx(repairsKey(sweep), `${result}.${time}`, '1')) === 1,
    repairs: async (sweep, result) => {
      const times = await redis.hkeys(repairsKey(sweep));
      return times.filter((one) => result === undefined || one.startsWith(`${result}.`)).length;
    },
  };
}
