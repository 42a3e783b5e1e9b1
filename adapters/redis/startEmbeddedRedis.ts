import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { checkRedis } from './checkRedis.js';
import { findRedisServer } from './findRedisServer.js';
import { freePort } from './freePort.js';
import type { RedisServer } from './RedisServer.js';

export interface EmbeddedRedis {
  readonly url: string;
  /** Resolves when the server has ended. */
  stop(): Promise<void>;
}

// The guard outlives us by a moment: when our end of its standard input closes, however we ended, it
// stops the server.
const guard = '"$@" & server=$!; cat >/dev/null; kill -TERM $server; wait $server';

/**
 * Starts a Redis server of our own on the loopback interface, with a password and its data in `folder`;
 * it ends with this process.
 * @throws FoldcamError FOLDCAM_E_REDIS_MISSING, FOLDCAM_E_REDIS_UNREACHABLE
 */
export async function startEmbeddedRedis(options: {
  readonly folder: string;
  readonly cacheFolder: string;
  /** Hears of a server that has to be downloaded. */
  readonly tell?: (line: string) => void;
}): Promise<EmbeddedRedis> {
  const server = await findRedisServer(options.cacheFolder, options.tell);
  await mkdir(options.folder, { recursive: true, mode: 0o700 });
  let last: unknown;
  // The port that was free may be taken before the server has it.
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await startOn(await freePort(), server, options.folder);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

async function startOn(port: number, server: RedisServer, folder: string): Promise<EmbeddedRedis> {
  const password = randomBytes(24).toString('hex');
  const file = path.join(folder, 'redis.conf');
  // In a file, since a command line can be read by everyone on the machine.
  const lines = [
    'bind 127.0.0.1',
    `port ${port}`,
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'logfile "redis.log"',
    'daemonize no',
  ];
  await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  const env = { ...process.env };
  if (server.libraries !== undefined) env['LD_LIBRARY_PATH'] = server.libraries;
  const child = spawn('sh', ['-c', guard, 'sh', server.command, file], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
    // A process group of its own: Ctrl-C in a terminal must not end it before the workers.
    detached: true,
  });
  const url = `redis://:${password}@127.0.0.1:${port}`;
  try {
    await untilReady(url, child);
  } catch (cause) {
    await stop(child);
    throw new FoldcamError(
      'FOLDCAM_E_REDIS_UNREACHABLE',
      `${server.command} does not start; see ${path.join(folder, 'redis.log')}`,
      { cause },
    );
  }
  return { url, stop: () => stop(child) };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  let last: unknown = new Error('it ended at once');
  for (let attempt = 0; attempt < 100 && child.exitCode === null; attempt++) {
    try {
      await checkRedis(url);
      return;
    } catch (error) {
      last = error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw last;
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.stdin?.end();
  });
}
