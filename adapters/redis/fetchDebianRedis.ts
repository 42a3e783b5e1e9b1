import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RedisServer } from './RedisServer.js';

const run = promisify(execFile);

// redis-tools holds the program: redis-server itself is a link to it.
const packages = ['redis-server', 'redis-tools'];

// With the libraries that a bare system lacks, on Debian 12.
const size = { download: '4 MB', disk: '14 MB' };

/**
 * Downloads and unpacks Debian's (or Ubuntu's) package below `folder`, without root; once.
 * @param tell hears of the download before it begins
 */
export async function fetchDebianRedis(
  folder: string,
  onPath: (name: string) => string | undefined,
  tell: (line: string) => void,
): Promise<RedisServer> {
  const home = path.join(folder, 'debian');
  if (await isThere(home)) return serverIn(home);
  for (const tool of ['apt-get', 'apt-cache', 'dpkg-deb']) {
    if (onPath(tool) === undefined) throw new Error(`${tool} is not here`);
  }
  tell(
    `no redis-server or valkey-server is installed: downloading one by apt-get, about ${size.download} ` +
      `and the lists of packages where there are none; it takes ${size.disk} in ${home}`,
  );
  const work = path.join(folder, `work-${randomUUID()}`);
  await mkdir(work, { recursive: true });
  try {
    const options = await download(work, packages);
    const unpacked = path.join(work, 'root');
    await unpack(work, unpacked);
    if (await lacksLibraries(serverIn(unpacked))) {
      await download(work, await libraries(options), options);
      await unpack(work, unpacked);
    }
    const server = serverIn(unpacked);
    const env = { ...process.env, LD_LIBRARY_PATH: server.libraries };
    await run(server.command, ['--version'], { env });
    // Of two processes that fetch at once, the second one's copy is dropped.
    await rename(unpacked, home).catch((error: unknown) =>
      isThere(home).then((there) => {
        if (!there) throw error;
      }),
    );
    return serverIn(home);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const isThere = (folder: string): Promise<boolean> =>
  stat(path.join(folder, 'usr/bin/redis-server')).then(
    () => true,
    () => false,
  );

function serverIn(folder: string): RedisServer {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  return {
    command: path.join(folder, 'usr/bin/redis-server'),
    libraries: ['usr/lib', 'lib'].map((lib) => path.join(folder, lib, triplet)).join(':'),
  };
}

// A fresh container has no package lists: then they are fetched into the work folder.
async function download(
  work: string,
  names: readonly string[],
  options?: readonly string[],
): Promise<readonly string[]> {
  const attempt = async (own: readonly string[]): Promise<readonly string[]> => {
    await run('apt-get', [...own, '-qq', 'download', ...names], { cwd: work });
    return own;
  };
  const sandbox = ['-o', 'APT::Sandbox::User=root'];
  if (options) return attempt(options);
  try {
    return await attempt(sandbox);
  } catch {
    const own = [
      ...sandbox,
      ...['-o', `Dir::State=${work}/state`, '-o', `Dir::Cache=${work}/cache`],
      ...['-o', 'Dir::State::status=/var/lib/dpkg/status'],
    ];
    await mkdir(path.join(work, 'state/lists/partial'), { recursive: true });
    await mkdir(path.join(work, 'cache/archives/partial'), { recursive: true });
    await run('apt-get', [...own, '-qq', 'update'], { cwd: work });
    return attempt(own);
  }
}

async function unpack(work: string, target: string): Promise<void> {
  const files = (await readdir(work)).filter((name) => name.endsWith('.deb'));
  for (const file of files) await run('dpkg-deb', ['-x', path.join(work, file), target]);
}

async function lacksLibraries(server: RedisServer): Promise<boolean> {
  const env = { ...process.env, LD_LIBRARY_PATH: server.libraries };
  const { stdout } = await run('ldd', [server.command], { env });
  return stdout.includes('not found');
}

async function libraries(options: readonly string[]): Promise<string[]> {
  const { stdout } = await run('apt-cache', [...options, 'depends', ...packages]);
  const names = [...stdout.matchAll(/Depends: ((?:lib|lua-)[^\s<>]+)/g)].map(
    ([, name]) => name ?? '',
  );
  return [...new Set(names)].filter((name) => name !== 'libc6');
}
