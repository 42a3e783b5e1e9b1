import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { checkRedis } from '../../adapters/redis/checkRedis.js';
import { findRedisServer } from '../../adapters/redis/findRedisServer.js';
import { freePort } from '../../adapters/redis/freePort.js';
import { until } from '../support/until.js';

/** A Redis server that dies and comes back on the same port, with what it had written down. */
export interface MortalRedis {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** It keeps its connections and does not answer. */
  silence(): void;
  wake(): void;
  /** FLUSHALL. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/** @param folder of its append-only file, which is written at every command */
export async function startMortalRedis(folder: string): Promise<MortalRedis> {
  const { command, libraries } = await findRedisServer(readEnvironment().cacheFolder);
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const settings = {
    bind: '127.0.0.1',
    port: String(port),
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
    'maxmemory-policy': 'noeviction',
    logfile: 'redis.log',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const env =
    libraries === undefined ? process.env : { ...process.env, LD_LIBRARY_PATH: libraries };
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawn(command, options, { stdio: 'ignore', env });
    await until('Redis answers', () =>
      checkRedis(url).then(
        () => true,
        () => false,
      ),
    );
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = server;
    server = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = once(ending, 'exit');
    ending.kill('SIGCONT');
    ending.kill(signal);
    await ended;
  };
  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    silence: () => void server?.kill('SIGSTOP'),
    wake: () => void server?.kill('SIGCONT'),
    flush: async () => {
      const redis = new Redis(url, { maxRetriesPerRequest: null });
      redis.on('error', () => undefined);
      try {
        await redis.flushall();
      } finally {
        redis.disconnect();
      }
    },
    stop: () => end('SIGTERM'),
  };
}
