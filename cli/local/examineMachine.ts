import { statfs } from 'node:fs/promises';
import os from 'node:os';
import { findStrays } from '../../adapters/cells/findStrays.js';
import { readEnvironment, type Environment } from '../../adapters/env/readEnvironment.js';
import { checkRedis } from '../../adapters/redis/checkRedis.js';
import { findRedisServer } from '../../adapters/redis/findRedisServer.js';
import { inspectRedis } from '../../adapters/redis/inspectRedis.js';
import { redactUrl } from '../../adapters/redis/redactUrl.js';
import { checkStore } from '../../adapters/store/checkStore.js';
import { openStore } from '../../adapters/store/openStore.js';
import { probeStore } from '../../adapters/store/probeStore.js';
import { findUnfinished } from '../../adapters/store/unfinishedFiles.js';
import { openEngine } from '../../adapters/tensor/openEngine.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectInfo } from '../../core/ports.js';
import type { Check } from './Check.js';
import { defaultOut, localStore } from './withSystem.js';

const gibibyte = 2 ** 30;
const day = 86_400_000;

/**
 * Checks what a sweep needs of this machine.
 * @param quick asks only whether Redis and the store answer
 * @param tell hears of a Redis server that has to be downloaded
 */
export async function examineMachine(
  quick: boolean,
  tell: (line: string) => void,
): Promise<Check[]> {
  const environment = readEnvironment();
  const checks = [
    guarded('redis', () => (quick ? pingRedis(environment) : examineRedis(environment, tell))),
    guarded('store', () => examineStore(environment, quick)),
  ];
  if (!quick) {
    checks.unshift(guarded('engine', () => examineEngine(environment)));
    checks.push(guarded('strays', () => countStrays(environment)));
    checks.push(guarded('disk', examineDisk), guarded('memory', examineMemory));
  }
  return Promise.all(checks);
}

async function guarded(name: string, check: () => Promise<Omit<Check, 'name'>>): Promise<Check> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    if (!(error instanceof FoldcamError)) throw error;
    return { name, state: 'fail', detail: `${error.code}: ${error.message}`, remedy: error.remedy };
  }
}

async function examineEngine({ engine, requireGpu }: Environment): Promise<Omit<Check, 'name'>> {
  const { description, onGpu, fallback } = await openEngine(engine, requireGpu);
  const cores = os.availableParallelism();
  const detail = `${description}, ${onGpu ? 'on a GPU' : 'no GPU'}, ${cores} cores`;
  if (fallback?.broken !== true) return { state: 'ok', detail };
  const remedy = 'Run `foldcam engine install --force`.';
  return { state: 'warn', detail: `${detail}; ${fallback.reason}`, remedy };
}

async function pingRedis({ redisUrl }: Environment): Promise<Omit<Check, 'name'>> {
  if (redisUrl === undefined) return { state: 'ok', detail: 'REDIS_URL is not set' };
  await checkRedis(redisUrl);
  return { state: 'ok', detail: redactUrl(redisUrl) };
}

async function examineRedis(
  { redisUrl, cacheFolder }: Environment,
  tell: (line: string) => void,
): Promise<Omit<Check, 'name'>> {
  if (redisUrl === undefined) {
    const { command } = await findRedisServer(cacheFolder, tell);
    return { state: 'ok', detail: `REDIS_URL is not set; \`foldcam run\` starts ${command}` };
  }
  const { version, evictionPolicy, persistent } = await inspectRedis(redisUrl);
  const detail = `${redactUrl(redisUrl)}, version ${version}, ${evictionPolicy}, append-only file ${persistent ? 'on' : 'off'}`;
  if (evictionPolicy !== 'noeviction') {
    const remedy = 'Set maxmemory-policy noeviction: an evicted key loses jobs.';
    return { state: 'fail', detail, remedy };
  }
  if (!persistent) {
    return { state: 'warn', detail, remedy: 'Set appendonly yes: a restart loses jobs without.' };
  }
  return { state: 'ok', detail };
}

async function examineStore(
  environment: Environment,
  quick: boolean,
): Promise<Omit<Check, 'name'>> {
  const { storeUrl } = environment;
  if (storeUrl === undefined) {
    return { state: 'ok', detail: `FOLDCAM_STORE is not set; ${localStore(defaultOut)} is used` };
  }
  const store = openStore(storeUrl);
  try {
    if (quick) await checkStore(store);
    else await probeStore(store);
    return { state: 'ok', detail: `${store.url}${quick ? '' : ', conditional puts hold'}` };
  } finally {
    await store.close();
  }
}

async function countStrays({ storeUrl }: Environment): Promise<Omit<Check, 'name'>> {
  if (storeUrl === undefined) return { state: 'ok', detail: 'FOLDCAM_STORE is not set' };
  const store = openStore(storeUrl);
  try {
    let [count, bytes] = [0, 0];
    const add = ({ stored, size }: ObjectInfo): void => {
      // What is younger may be a result in the making.
      if (Date.now() - stored < day) return;
      count++;
      bytes += size;
    };
    for await (const stray of findStrays(store)) add(stray);
    for (const file of await findUnfinished(store)) add(file);
    if (count === 0) return { state: 'ok', detail: 'none older than a day' };
    const detail = `${count} older than a day, ${(bytes / 2 ** 20).toFixed(1)} MiB`;
    return { state: 'warn', detail, remedy: 'Run `foldcam doctor --repair` to remove them.' };
  } finally {
    await store.close();
  }
}

async function examineDisk(): Promise<Omit<Check, 'name'>> {
  const { bavail, bsize } = await statfs(process.cwd());
  const free = (bavail * bsize) / gibibyte;
  const detail = `${free.toFixed(1)} GiB free here`;
  if (free >= 2) return { state: 'ok', detail };
  return { state: 'warn', detail, remedy: 'A sweep over some hundred images needs about 1 GiB.' };
}

function examineMemory(): Promise<Omit<Check, 'name'>> {
  const total = os.totalmem() / gibibyte;
  const detail = `${(os.freemem() / gibibyte).toFixed(1)} of ${total.toFixed(1)} GiB free`;
  if (total >= 4) return Promise.resolve({ state: 'ok', detail });
  const remedy = 'Start fewer workers: each needs up to 1 GiB.';
  return Promise.resolve({ state: 'warn', detail, remedy });
}
