import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findRedisServer } from '../../../adapters/redis/findRedisServer.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
afterEach(() => vi.unstubAllEnvs());

async function executable(at: string, name: string): Promise<string> {
  await mkdir(at, { recursive: true });
  const file = path.join(at, name);
  await writeFile(file, '#!/bin/sh\nexit 1\n');
  await chmod(file, 0o755);
  return file;
}

const onPath = (...folders: string[]): void => {
  vi.stubEnv('PATH', folders.join(path.delimiter));
};

describe('findRedisServer', () => {
  it('takes the first redis-server on the PATH', async () => {
    const [one, other] = [await folder(), await folder()];
    const first = await executable(one, 'redis-server');
    await executable(other, 'redis-server');
    onPath('', '/no/such/folder', one, other);
    expect(await findRedisServer('/no/cache')).toEqual({ command: first });
  });

  it('takes valkey-server where there is no redis-server', async () => {
    const [one, other] = [await folder(), await folder()];
    const valkey = await executable(one, 'valkey-server');
    onPath(one);
    expect(await findRedisServer('/no/cache')).toEqual({ command: valkey });
    const redis = await executable(other, 'redis-server');
    onPath(one, other);
    expect(await findRedisServer('/no/cache')).toEqual({ command: redis });
  });

  it('passes over a file that cannot be executed', async () => {
    const [one, other] = [await folder(), await folder()];
    await chmod(await executable(one, 'redis-server'), 0o644);
    const second = await executable(other, 'redis-server');
    onPath(one, other);
    expect(await findRedisServer('/no/cache')).toEqual({ command: second });
  });

  it('takes the one in the cache, with its libraries, where the PATH has none', async () => {
    const cache = await folder();
    const bin = path.join(cache, 'redis', 'debian', 'usr', 'bin');
    const command = await executable(bin, 'redis-server');
    onPath(await folder());
    const server = await findRedisServer(cache);
    expect(server.command).toBe(command);
    expect(server.libraries).toContain(path.join(cache, 'redis', 'debian', 'usr', 'lib'));
  });

  it('tells of a download before it begins, and where it goes', async () => {
    const [tools, cache] = [await folder(), await folder()];
    for (const tool of ['apt-get', 'apt-cache', 'dpkg-deb']) await executable(tools, tool);
    onPath(tools);
    const told: string[] = [];
    const found = findRedisServer(cache, (line) => told.push(line));
    await expect(found).rejects.toMatchObject({ code: 'FOLDCAM_E_REDIS_MISSING' });
    expect(told).toEqual([expect.stringContaining('downloading one by apt-get, about 4 MB')]);
    expect(told[0]).toContain(path.join(cache, 'redis', 'debian'));
  });

  it('says what to install where there is none and none can be fetched', async () => {
    onPath(await folder());
    await expect(findRedisServer(await folder())).rejects.toMatchObject({
      code: 'FOLDCAM_E_REDIS_MISSING',
      message: expect.stringContaining('apt-get is not here') as string,
      remedy: expect.stringMatching(/REDIS_URL.*apt install redis-server.*valkey-server/) as string,
    });
  });
});
