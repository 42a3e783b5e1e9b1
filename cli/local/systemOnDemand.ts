import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Environment } from '../../adapters/env/readEnvironment.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import type { Output } from '../terminal/Output.js';
import { runServices } from './runServices.js';

/** The services of one `foldcam run`, and their Redis. */
export interface LocalSystem {
  readonly redisUrl: string;
  /** Rejects when the services cannot be kept running. */
  readonly broken: Promise<never>;
  /** Ends the services and, where it is ours, Redis. */
  stop(): Promise<void>;
}

export interface SystemToStart {
  readonly environment: Pick<Environment, 'redisUrl' | 'cacheFolder'>;
  readonly storeUrl: string;
  readonly out: string;
  /** Jobs of one kind at once. */
  readonly workers: number | undefined;
}

/** A system that is started when it is asked for first, if ever. */
export interface SystemOnDemand {
  start(): Promise<LocalSystem>;
  /** Once it has started, if it was asked for. */
  stop(): Promise<void>;
}

export function systemOnDemand(options: SystemToStart, output: Output): SystemOnDemand {
  let started: Promise<LocalSystem> | undefined;
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const system = await started?.catch(() => undefined);
    await system?.stop();
  };
  return {
    start: () => {
      started ??= startSystem(options, output);
      // Whoever waits for it hears of it.
      started.catch(() => undefined);
      return started;
    },
    stop: () => (stopped ??= stop()),
  };
}

/** Where the services of a folder of results log to. */
export const logFileIn = (out: string): string => path.join(out, 'foldcam.log');

/** Starts the services, with a Redis of their own unless REDIS_URL names one. */
async function startSystem(
  { environment, storeUrl, out, workers }: SystemToStart,
  output: Output,
): Promise<LocalSystem> {
  await mkdir(out, { recursive: true });
  const redis = await reachRedis(environment, out, output);
  try {
    const services = await runServices({
      logFile: logFileIn(out),
      environment: {
        REDIS_URL: redis.url,
        FOLDCAM_STORE: storeUrl,
        ...(workers === undefined ? {} : { FOLDCAM_CONCURRENCY: String(workers) }),
      },
    });
    const stop = async (): Promise<void> => {
      await services.stop();
      await redis.stop();
    };
    return { redisUrl: redis.url, broken: services.broken, stop };
  } catch (error) {
    await redis.stop();
    throw error;
  }
}

async function reachRedis(
  { redisUrl, cacheFolder }: SystemToStart['environment'],
  out: string,
  output: Output,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  if (redisUrl !== undefined) return { url: redisUrl, stop: () => Promise.resolve() };
  const folder = path.join(out, `redis-${process.pid}`);
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const tell = (line: string): void => output.note(line);
    const redis = await startEmbeddedRedis({ folder, cacheFolder, tell });
    return { url: redis.url, stop: () => redis.stop().finally(clear) };
  } catch (error) {
    await clear();
    throw error;
  }
}
