import { expect, test } from 'vitest';
import { readStageCounts } from '../../../adapters/telemetry/stageMeter.js';
import { openWorkMeter, readEngineMemory } from '../../../adapters/telemetry/workMeter.js';
import { useRedis } from '../../support/useRedis.js';

const server = useRedis();

test('images add up over workers, by what was done with them', async () => {
  const [one, other] = [server.connect(), server.connect()];
  openWorkMeter(one).countImages('trunk', 16);
  openWorkMeter(other).countImages('trunk', 4);
  openWorkMeter(other).countImages('cache', 0);
  await Promise.all([one.ping(), other.ping()]);
  const counts = await readStageCounts(one);
  expect(Object.fromEntries(counts)).toEqual({ 'images|trunk|': 20 });
});

test('an engine says anew what it holds; who has been silent for long counts no more', async () => {
  const redis = server.connect();
  const memory = { engine: 'wasm', device: 'cpu' } as const;
  const meter = openWorkMeter(redis);
  meter.noteMemory({ ...memory, bytes: 5 });
  meter.noteMemory({ ...memory, bytes: 7 });
  const gone = JSON.stringify({ ...memory, bytes: 100, at: Date.now() - 301_000 });
  await redis.hset('foldcam:metrics:engines', 'elsewhere/1', gone);
  const there = JSON.stringify({ ...memory, bytes: 30, at: Date.now() });
  await redis.hset('foldcam:metrics:engines', 'elsewhere/2', there);
  expect(await readEngineMemory(redis)).toEqual([{ ...memory, bytes: 37 }]);
});
