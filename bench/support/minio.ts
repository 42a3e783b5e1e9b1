import { execFile } from 'node:child_process';
import { access, constants, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';

const run = promisify(execFile);

/** Versions of the Go module: the newest, and that of the container image in docker-compose.yml. */
export const minioVersions = {
  newest: 'v0.0.0-20260212201848-7aac2a2c5b7c',
  composed: 'v0.0.0-20250907161309-07c3a429bfed',
} as const;

/** Where a version is kept, outside the checkout. */
const binaryOf = (version: string): string =>
  path.join(readEnvironment().cacheFolder, 'minio', version, 'minio');

/** The server of a version, if it was built before. */
export async function cachedMinio(version: string): Promise<string | undefined> {
  const file = binaryOf(version);
  return access(file, constants.X_OK).then(
    () => file,
    () => undefined,
  );
}

/** Whether there is a Go tool chain to build with. */
export function hasGo(): Promise<boolean> {
  return run('go', ['version']).then(
    () => true,
    () => false,
  );
}

/** Builds a version from its source in about four minutes; it appears in the cache as a whole. */
export async function buildMinio(version: string): Promise<string> {
  const file = binaryOf(version);
  const home = path.dirname(file);
  await mkdir(home, { recursive: true });
  const work = await mkdtemp(path.join(home, '.build-'));
  try {
    const flags = ['-tags', 'kqueue', '-ldflags', '-s -w'];
    await run('go', ['install', ...flags, `github.com/minio/minio@${version}`], {
      env: {
        ...process.env,
        CGO_ENABLED: '0',
        GOFLAGS: '-trimpath -modcacherw',
        GOBIN: work,
        // Nothing is left in the home folder.
        GOPATH: path.join(work, 'go'),
        XDG_CONFIG_HOME: work,
      },
      timeout: 20 * 60_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    await rename(path.join(work, 'minio'), file);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return file;
}
