import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSweepBoard, type SweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { useRedis } from '../../support/useRedis.js';

const server = useRedis();
let redis: Redis;
let board: SweepBoard;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
  board = openSweepBoard(redis);
});

describe('SweepBoard', () => {
  it('counts the generations of a sweep from 1', async () => {
    expect(await board.find('a')).toBeUndefined();
    expect(await board.begin('a', 1_000)).toBe(1);
    expect(await board.begin('a', 3_000)).toBe(2);
    expect(await board.find('a')).toEqual({
      ...{ id: 'a', generation: 2, submitted: 3_000 },
      steering: 'running',
    });
  });

  it('lists the sweeps, the one submitted last first', async () => {
    await board.begin('a', 1_000);
    await board.begin('b', 2_000);
    await board.begin('a', 3_000);
    expect(await board.list()).toMatchObject([
      { id: 'a', generation: 2, submitted: 3_000 },
      { id: 'b', generation: 1, submitted: 2_000 },
    ]);
  });

  it('keeps the state of every job until the next generation begins', async () => {
    await board.begin('a', 1_000);
    await board.set('a', 'train.c', 'active');
    await board.set('a', 'train.c', 'done');
    await board.set('a', 'map.c.0', 'failed');
    await board.setFeatures('a', 'mobilenet_v2', 3, 7);
    expect(Object.fromEntries(await board.read('a'))).toEqual({
      'train.c': 'done',
      'map.c.0': 'failed',
    });
    expect(Object.fromEntries(await board.features('a'))).toEqual({
      mobilenet_v2: { done: 3, total: 7 },
    });
    await board.begin('a', 2_000);
    expect([(await board.read('a')).size, (await board.features('a')).size]).toEqual([0, 0]);
  });

  it('keeps what a generation was told, and tells the next one nothing of it', async () => {
    await board.begin('a', 1_000);
    await board.steer('a', 1, 'paused');
    expect(await board.find('a')).toMatchObject({ steering: 'paused' });
    await board.begin('a', 2_000);
    expect(await board.find('a')).toMatchObject({ generation: 2, steering: 'running' });
    // Said a moment too late.
    await board.steer('a', 1, 'cancelled');
    expect(await board.find('a')).toMatchObject({ generation: 2, steering: 'running' });
  });

  it('says of thousands of jobs at once how they ended', async () => {
    const ended = Array.from({ length: 2_500 }, (_, i) => [`train.c${i}`, 'done'] as const);
    await board.fill('a', new Map(ended));
    expect(await board.read('a')).toEqual(new Map(ended));
  });

  it('forgets a sweep, and no other', async () => {
    await board.begin('a', 1_000);
    await board.begin('b', 2_000);
    await board.set('a', 'train.c', 'done');
    await board.setFeatures('a', 'mobilenet_v2', 3, 7);
    await board.remove('a');
    expect(await redis.keys('*:a*')).toEqual([]);
    expect(await board.list()).toMatchObject([{ id: 'b' }]);
  });

  it('keeps sweeps apart', async () => {
    await board.set('a', 'train.c', 'done');
    expect((await board.read('b')).size).toBe(0);
  });
});
