import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRedis } from '../../../adapters/queue/openRedis.js';
import { asRedisError } from '../../../adapters/redis/asRedisError.js';
import { startWire, type Wire } from '../../support/startWire.js';
import { useRedis } from '../../support/useRedis.js';

const server = useRedis();
let admin: Redis;
let redis: Redis | undefined;
let wire: Wire | undefined;

beforeEach(async () => {
  admin = new Redis(server.url(), { enableReadyCheck: false });
  await admin.flushall();
});
afterEach(async () => {
  redis?.disconnect();
  admin.disconnect();
  await wire?.close();
});

/** An address like that of the server, with another port. */
const through = ({ port }: Wire): string => {
  const url = new URL(server.url());
  url.port = String(port);
  return url.href;
};

describe('openRedis', () => {
  it('gives up a connection that swallows what is sent, and sends it anew', async () => {
    wire = await startWire(Number(new URL(server.url()).port));
    redis = openRedis(through(wire), 300);
    await redis.set('a', 'before');
    wire.swallow();
    expect(await redis.get('a')).toBe('before');
    expect(wire.connections()).toBe(2);
  });

  it('leaves a connection alone that has nothing to answer', async () => {
    wire = await startWire(Number(new URL(server.url()).port));
    redis = openRedis(through(wire), 300);
    await redis.set('a', '1');
    // The server itself takes twice as long to say anything at all.
    await admin.blpop('none', 0.6);
    await redis.get('a');
    expect(wire.connections()).toBe(1);
  });

  it('waits while a failover has left a server that takes no writes', async () => {
    redis = openRedis(server.url());
    await redis.set('a', '1');
    await admin.replicaof('127.0.0.1', '1');
    const asked = redis.set('a', '2');
    await expect(admin.set('a', '3')).rejects.toThrow('READONLY');
    await admin.replicaof('NO', 'ONE');
    expect(await asked).toBe('OK');
  });

  it('what a server without memory answers is coded, in a script too', async () => {
    redis = openRedis(server.url());
    await admin.config('SET', 'maxmemory', '1');
    try {
      const coded = { code: 'FOLDCAM_E_REDIS_FULL', permanent: false };
      const plain: unknown = await redis.set('a', '1').catch(asRedisError);
      expect(plain).toMatchObject(coded);
      const script: unknown = await redis
        .eval("return redis.call('SET', KEYS[1], '1')", 1, 'a')
        .catch(asRedisError);
      expect(script).toMatchObject(coded);
    } finally {
      await admin.config('SET', 'maxmemory', '0');
    }
  });
});
