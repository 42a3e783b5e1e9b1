import path from 'node:path';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRedis } from '../../../adapters/queue/openRedis.js';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { startMortalRedis, type MortalRedis } from '../../../bench/chaos/startMortalRedis.js';
import { until } from '../../../bench/support/until.js';
import { tellOutages } from '../../../cli/local/tellOutages.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
let server: MortalRedis;
let redis: Redis;

beforeAll(async () => {
  server = await startMortalRedis(path.join(await folder(), 'redis'));
  redis = openRedis(server.url);
});

afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

/** What it told while something was done. */
async function during(work: (lines: string[]) => Promise<unknown>, patience?: number) {
  const root = path.join(await folder(), 'store');
  const lines: string[] = [];
  let over: AbortSignal | undefined;
  const options = {
    redis,
    store: openDirectoryStore(root),
    tell: (line: string) => void lines.push(line),
    look: 100,
    ...(patience === undefined ? {} : { patience }),
  };
  const outcome = await tellOutages(options, async (signal) => {
    over = signal;
    return work(lines);
  }).catch((error: unknown) => error);
  return { lines, outcome, over };
}

const told = (lines: readonly string[], pattern: RegExp) =>
  until(`it tells ${String(pattern)}`, () =>
    Promise.resolve(lines.some((one) => pattern.test(one))),
  );
const forEver = () => new Promise<never>(() => undefined);

describe('tellOutages', () => {
  it('says nothing where nothing is amiss', async () => {
    const { lines, outcome } = await during(() => Promise.resolve('done'));
    expect(lines).toEqual([]);
    expect(outcome).toBe('done');
  });

  it('tells when Redis has gone and when it is back, and lets the work go on', async () => {
    const { lines, outcome } = await during(async (heard) => {
      await server.kill();
      await told(heard, /^Redis does not answer .*: waiting for it, 6 minutes at most$/);
      await server.start();
      await told(heard, /^Redis answers again$/);
      return 'done';
    });
    expect(lines).toHaveLength(2);
    expect(outcome).toBe('done');
  });

  it('gives up with a code where Redis stays away, and tells the work so', async () => {
    server.silence();
    try {
      const { outcome, over } = await during(forEver, 300);
      expect(outcome).toMatchObject({ code: 'FOLDCAM_E_REDIS_UNREACHABLE' });
      expect(over?.aborted).toBe(true);
    } finally {
      server.wake();
    }
  });

  it('does the same for a store', async () => {
    const root = await folder();
    const lines: string[] = [];
    // Its name is too long for any file system.
    const store = openDirectoryStore(path.join(root, 'x'.repeat(300)));
    const options = { redis, store, tell: (line: string) => void lines.push(line), look: 50 };
    await expect(tellOutages({ ...options, patience: 200 }, forEver)).rejects.toMatchObject({
      code: 'FOLDCAM_E_STORE_UNREACHABLE',
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^The store does not answer /);
  });
});
