import { Redis } from 'ioredis';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../../adapters/env/readEnvironment.js';
import { checkRedis } from '../../../adapters/redis/checkRedis.js';
import { inspectRedis } from '../../../adapters/redis/inspectRedis.js';
import {
  startEmbeddedRedis,
  type EmbeddedRedis,
} from '../../../adapters/redis/startEmbeddedRedis.js';
import { firstLine, startChild } from '../../support/startChild.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { until } from '../../../bench/support/until.js';

const folders = temporaryFolders();
const { cacheFolder } = readEnvironment();
const running: EmbeddedRedis[] = [];

async function start(name = 'redis', parent?: string): Promise<EmbeddedRedis & { folder: string }> {
  const folder = path.join(parent ?? (await folders()), name);
  const server = await startEmbeddedRedis({ folder, cacheFolder });
  running.push(server);
  return { ...server, folder };
}

const answers = (url: string): Promise<boolean> =>
  checkRedis(url).then(
    () => true,
    () => false,
  );

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

describe('startEmbeddedRedis', () => {
  it('starts a server as queues need it: append-only file, nothing evicted', async () => {
    const { url, folder } = await start();
    const facts = await inspectRedis(url);
    expect(facts).toMatchObject({ evictionPolicy: 'noeviction', persistent: true });
    const [major = 0, minor = 0] = facts.version.split('.').map(Number);
    expect(major > 6 || (major === 6 && minor >= 2)).toBe(true);
    expect(
      (
        await stat(path.join(folder, 'appendonlydir')).catch(() =>
          stat(path.join(folder, 'appendonly.aof')),
        )
      ).size,
    ).toBeGreaterThanOrEqual(0);
  });

  it('listens on the loopback interface alone and wants its password', async () => {
    const { url } = await start();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(new URL(url).password).toMatch(/^[0-9a-f]{48}$/);
    const open = url.replace(/:[0-9a-f]{48}@/, '');
    await expect(checkRedis(open)).rejects.toMatchObject({
      code: 'FOLDCAM_E_REDIS_UNREACHABLE',
      message: expect.stringContaining('NOAUTH') as string,
    });
    const wrong = url.replace(/:[0-9a-f]{48}@/, ':hunter2@');
    const error = await checkRedis(wrong).catch((reason: unknown) => reason);
    expect((error as Error).message).toContain('WRONGPASS');
    expect((error as Error).message).not.toContain('hunter2');
  });

  it('keeps the password in a file that only its owner can read', async () => {
    const { url, folder } = await start();
    const file = path.join(folder, 'redis.conf');
    expect(await readFile(file, 'utf8')).toContain(new URL(url).password);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect((await stat(folder)).mode & 0o077).toBe(0);
  });

  it('is gone after stop, which may be called twice', async () => {
    const server = await start();
    expect(await answers(server.url)).toBe(true);
    await server.stop();
    await server.stop();
    expect(await answers(server.url)).toBe(false);
  });

  it('keeps what was written for the server that starts next in the folder', async () => {
    const parent = await folders();
    const first = await start('redis', parent);
    const client = new Redis(first.url);
    await client.set('kept', 'yes');
    client.disconnect();
    await first.stop();
    const second = await start('redis', parent);
    const again = new Redis(second.url);
    expect(await again.get('kept')).toBe('yes');
    again.disconnect();
  });

  it.each(['with spaces', 'größe', `it's "quoted"`])('starts in a folder %s', async (name) => {
    const { url } = await start(name);
    expect(await answers(url)).toBe(true);
  });

  it('two servers stand beside each other', async () => {
    const [one, other] = await Promise.all([start('one'), start('other')]);
    expect(one.url).not.toBe(other.url);
    expect([await answers(one.url), await answers(other.url)]).toEqual([true, true]);
  });

  it('ends when the process that started it is killed', async () => {
    const child = startChild('holdRedis.ts', [path.join(await folders(), 'redis'), cacheFolder]);
    const url = await firstLine(child);
    expect(await answers(url)).toBe(true);
    child.kill('SIGKILL');
    await until('the server has gone', async () => !(await answers(url)));
  });
});
