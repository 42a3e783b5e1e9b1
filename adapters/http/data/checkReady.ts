import type { Redis } from 'ioredis';
import { serviceNames, services } from '../../../core/jobs/stages.js';
import type { ObjectStore } from '../../../core/ports.js';
import { prefix } from '../../queue/openRedis.js';
import { within } from '../../time/within.js';

export interface Readiness {
  readonly ready: boolean;
  readonly checks: { readonly name: string; readonly ok: boolean; readonly detail?: string }[];
}

const patience = 2_000;
/** Seconds within which a worker has shown that it lives. */
const alive = 10;

/** Asks Redis and the store, and who works. */
export async function checkReady({
  redis,
  store,
}: {
  readonly redis: Redis;
  readonly store: ObjectStore;
}): Promise<Readiness> {
  const late = (): Error => new Error(`no answer within ${patience / 1_000} s`);
  const ask = async (name: string, work: () => Promise<string | undefined>) => {
    try {
      const detail = await within(patience, work(), late);
      return { name, ok: true, ...(detail === undefined ? {} : { detail }) };
    } catch {
      // No more is told: who asks needs no token, and an address may hold a secret.
      return { name, ok: false, detail: 'does not answer' };
    }
  };
  const needed = await Promise.all([
    ask('redis', async () => {
      await redis.ping();
      return undefined;
    }),
    ask('store', async () => {
      await store.get('sweeps/none');
      return undefined;
    }),
  ]);
  const ready = needed.every(({ ok }) => ok);
  const workers = ready ? await countWorkers(redis).catch(() => undefined) : undefined;
  const listed = serviceNames.map((name) => {
    const count = workers?.get(name);
    const detail = count === undefined ? 'unknown' : `${count} workers`;
    return { name, ok: (count ?? 0) > 0, detail };
  });
  return { ready, checks: [...needed, ...listed] };
}

/** Workers of each service that live. */
export async function countWorkers(redis: Redis): Promise<Map<string, number>> {
  const [seconds = '0'] = await redis.time().then((time) => time.map(String));
  const since = (Number(seconds) - alive) * 1_000;
  const counts = new Map<string, number>();
  for (const name of serviceNames) {
    const [stage] = services[name];
    counts.set(name, await redis.zcount(`${prefix}:workers:${stage}`, since, '+inf'));
  }
  return counts;
}
