import type { Redis } from 'ioredis';
import { beforeEach, describe, expect, it } from 'vitest';
import { findJobs } from '../../../adapters/queue/sweepJobs.js';
import { openSweepBoard } from '../../../adapters/queue/SweepBoard.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { readStatus } from '../../../adapters/sweep/readStatus.js';
import { retrySweep } from '../../../adapters/sweep/retrySweep.js';
import { cellManifest } from '../../../core/store/layout.js';
import { manyCells } from '../../support/smallPlan.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { useRedis } from '../../support/useRedis.js';

const folder = temporaryFolders();
const server = useRedis();
let redis: Redis;

beforeEach(async () => {
  redis = server.connect();
  await redis.flushall();
});

describe('retrySweep', () => {
  it('enqueues the cells that are asked for, and says of the others what the store has', async () => {
    const store = openStore(await folder());
    const plan = manyCells('small-1', 3);
    await store.put(cellManifest('cell-0'), Uint8Array.of(1));
    await store.put(cellManifest('cell-2'), Uint8Array.of(1));
    const jobs = { redis, board: openSweepBoard(redis) };
    const enqueued = await retrySweep(store, plan, jobs, new Set(['cell-1', 'cell-2']), 1_000);
    expect(enqueued).toEqual({ sweep: plan.id, generation: 1, running: false });
    const found = await findJobs(redis, { sweep: plan.id, generation: 1 });
    expect([...(found.get('train') ?? [])].sort()).toEqual([
      'small-1.g1.train.cell-1',
      'small-1.g1.train.cell-2',
    ]);
    expect(found.get('report')).toHaveLength(1);
    const { state, cells } = await readStatus(store, plan, jobs);
    expect(state).toBe('running');
    expect(cells.map((cell) => [cell.stage, cell.state])).toEqual([
      ['train', 'done'],
      ['train', 'waiting'],
      ['train', 'waiting'],
    ]);
  });
});
