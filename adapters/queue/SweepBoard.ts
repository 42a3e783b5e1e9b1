import type { Redis } from 'ioredis';
import { jobStates, type JobBoard, type JobState } from '../../core/jobs/progress.js';
import { steerings, type Steering } from '../../core/jobs/steering.js';
import { stages } from '../../core/jobs/stages.js';
import { prefix } from './openRedis.js';
import { addEvent } from './sweepEvents.js';

export interface SweepRecord {
  readonly id: string;
  readonly generation: number;
  /** Milliseconds since 1970. */
  readonly submitted: number;
  /** What the jobs of this generation have been told. */
  readonly steering: Steering;
}

/** The last try of a job; times in milliseconds since 1970. */
export interface Tried {
  readonly attempts: number;
  readonly started: number;
  readonly finished: number;
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
  /** Of some sweeps at once, in their order. */
  findAll(sweeps: readonly string[]): Promise<(SweepRecord | undefined)[]>;
  /** `key` as `boardKey` makes it. */
  set(sweep: string, key: string, state: JobState): Promise<void>;
  /** Keeps how often a job was tried, and when its last try was: also when the job itself is gone. */
  noteTry(sweep: string, key: string, tried: Tried): Promise<void>;
  tries(sweep: string, keys: readonly string[]): Promise<(Tried | undefined)[]>;
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
const triesKey = (sweep: string): string => `${prefix}:sweep:${sweep}:tries`;
const featuresKey = (sweep: string): string => `${prefix}:sweep:${sweep}:features`;

export function openSweepBoard(redis: Redis): SweepBoard {
  const asRecord = (
    id: string,
    record: Readonly<Record<string, string>>,
  ): SweepRecord | undefined => {
    if (record['generation'] === undefined) return undefined;
    const generation = Number(record['generation']);
    const submitted = Number(record['submitted'] ?? 0);
    const told = steerings.find((one) => record['steering'] === `${one} ${generation}`);
    return { id, generation, submitted, steering: told ?? 'running' };
  };
  const find = async (id: string): Promise<SweepRecord | undefined> =>
    asRecord(id, await redis.hgetall(recordKey(id)));
  const findAll = async (ids: readonly string[]): Promise<(SweepRecord | undefined)[]> => {
    const commands = redis.pipeline();
    for (const id of ids) commands.hgetall(recordKey(id));
    const answers = (await commands.exec()) ?? [];
    return ids.map((id, i) => {
      const [error, record = {}] = answers[i] ?? [null];
      if (error) throw error;
      return asRecord(id, record as Record<string, string>);
    });
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
      await addEvent(redis, { type: 'sweep', sweep });
      return generation;
    },
    steer: async (sweep, generation, steering) => {
      // With its generation: said a moment too late, it does not reach the next one.
      await redis.hset(recordKey(sweep), 'steering', `${steering} ${generation}`);
      await addEvent(redis, { type: 'sweep', sweep });
    },
    remove: async (sweep) => {
      await redis
        .multi()
        .zrem(sweepsKey, sweep)
        .del(recordKey(sweep), jobsKey(sweep), featuresKey(sweep))
        .del(repairsKey(sweep), triesKey(sweep))
        .exec();
      await addEvent(redis, { type: 'sweep', sweep });
    },
    find,
    findAll,
    list: async () => {
      const records = await findAll(await redis.zrevrange(sweepsKey, 0, -1));
      return records.filter((record) => record !== undefined);
    },
    set: async (sweep, key, state) => {
      const [first = '', cell = ''] = key.split('.');
      const stage = stages.find((one) => one === first);
      const commands = redis.pipeline().hset(jobsKey(sweep), key, state);
      // Parts of a cell are told by its counts.
      if (stage && stage !== 'map' && cell !== '') {
        addEvent(commands, { type: 'cell', sweep, cell, stage, state });
      } else if (stage === 'report') addEvent(commands, { type: 'sweep', sweep });
      const [[error] = [null]] = (await commands.exec()) ?? [];
      if (error) throw error;
    },
    noteTry: async (sweep, key, { attempts, started, finished }) => {
      await redis.hset(triesKey(sweep), key, `${attempts} ${started} ${finished}`);
    },
    tries: async (sweep, keys) => {
      const texts = keys.length > 0 ? await redis.hmget(triesKey(sweep), ...keys) : [];
      return texts.map((text) => {
        const [attempts = 0, started = 0, finished = 0] = (text ?? '').split(' ').map(Number);
        return text === null ? undefined : { attempts, started, finished };
      });
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
