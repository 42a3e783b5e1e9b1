import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { enqueueSweep } from '../../../adapters/queue/enqueueSweep.js';
import { writePlan } from '../../../adapters/sweep/writePlan.js';
import { boardKey } from '../../../core/jobs/progress.js';
import { sweepFile } from '../../../core/store/layout.js';
import type { Plan } from '../../../core/sweep/Plan.js';
import { badSweeps } from '../../corpus/sweeps.js';
import { smallPlan } from '../../support/smallPlan.js';
import { useApi } from '../../support/useApi.js';
import { useStages } from '../../support/useStages.js';

const api = useApi();
const stages = useStages();
let plan: Plan;
let count = 0;

beforeEach(async () => {
  plan = smallPlan(`steered-${String(count++).padStart(10, '0')}`);
  await writePlan(api.store(), plan, 'name: steered\n');
});

const post = (address: string, body?: unknown) =>
  api.json(address, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
const submit = (body: string, type = 'application/yaml') =>
  api.json('/api/v1/sweeps', { method: 'POST', body, headers: { 'content-type': type } });
const enqueue = () => enqueueSweep(api.redis(), api.board(), plan, Date.now());
const address = (): string => `/api/v1/sweeps/${plan.id}`;

describe('pause, resume and cancel', () => {
  it('steer a sweep, and answer with its status then', async () => {
    await enqueue();
    expect((await post(`${address()}/pause`)).body['state']).toBe('paused');
    expect((await post(`${address()}/resume`)).body['state']).toBe('running');
    expect((await post(`${address()}/cancel`)).body['state']).toBe('cancelled');
    expect((await api.json(address())).body['state']).toBe('cancelled');
  });

  it('change nothing where there is nothing to change', async () => {
    for (const verb of ['pause', 'resume', 'cancel']) {
      const { status, body } = await post(`${address()}/${verb}`);
      expect([verb, status, body['state']]).toEqual([verb, 200, 'stopped']);
    }
    expect((await post('/api/v1/sweeps/none/pause')).body['code']).toBe(
      'FOLDCAM_E_SWEEP_NOT_FOUND',
    );
  });
});

describe('retry', () => {
  it('begins another generation of what is missing', async () => {
    const { status, body } = await post(`${address()}/retry`);
    expect([status, body['generation'], body['state']]).toEqual([200, 1, 'running']);
    expect((await post(`${address()}/retry`, { all: true })).body['generation']).toBe(1);
  });

  it('refuses cells that the sweep does not have, and keys that are not known', async () => {
    const stranger = await post(`${address()}/retry`, { cells: ['nobody'] });
    expect([stranger.status, stranger.body['code']]).toEqual([404, 'FOLDCAM_E_NOT_FOUND']);
    const unknown = await post(`${address()}/retry`, { cell: 'cell-0', stage: 'map' });
    expect(unknown.status).toBe(400);
    expect(unknown.body['problems']).toHaveLength(2);
  });
});

describe('remove', () => {
  it('leaves nothing of a sweep in the list, in Redis and in the store', async () => {
    await enqueue();
    const { status } = await api.json(address(), { method: 'DELETE' });
    expect(status).toBe(204);
    expect((await api.json(address())).status).toBe(404);
    const { body } = await api.json(`/api/v1/sweeps?name=${plan.id}`);
    expect(body['sweeps']).toEqual([]);
    expect(await api.store().head(sweepFile(plan.id, 'plan.json'))).toBeUndefined();
    expect(await api.redis().keys(`foldcam:*${plan.id}*`)).toEqual([]);
  });
});

describe('a cell', () => {
  it('tells how often it was tried, why it failed, and what its jobs said', async () => {
    const { board, ...own } = stages(api.redis());
    await enqueue();
    await own.host('train', (job) => {
      const { fold } = job.data as { fold: number };
      return fold === 0
        ? Promise.reject(new Error('FOLDCAM_E_TRAINING_DIVERGED the loss is NaN'))
        : Promise.resolve({});
    });
    await expect
      .poll(async () => (await board.read(plan.id)).get(boardKey('train', 'cell-0')))
      .toBe('failed');
    await expect
      .poll(async () => (await api.json(`${address()}/cells/cell-0`)).body)
      .toMatchObject({
        stage: 'train',
        state: 'failed',
        attempts: [
          {
            ...{ stage: 'train', state: 'failed', attempts: 1 },
            error: { code: 'FOLDCAM_E_TRAINING_DIVERGED', message: 'the loss is NaN' },
          },
          { stage: 'explain', state: 'waiting' },
          { stage: 'score', state: 'waiting' },
        ],
        log: [{ level: 'error', message: 'train failed' }],
      });
  });
});

describe('submit', () => {
  it.each(badSweeps)('answers $title with a problem document', async ({ text, code }) => {
    const { status, body } = await submit(text);
    // What is larger than any sweep file, and what is nothing, is not looked into.
    const refused = text.length > 250_000 ? 413 : text === '' ? 400 : 422;
    expect(status).toBe(refused);
    if (refused === 422) expect(body['code']).toBe(code);
    expect(body['remedy']).toMatch(/\S{2}/);
  });

  it('reads local data below the roots alone, whatever leads there', async () => {
    const root = path.join(api.folder(), 'data');
    await mkdir(path.join(api.folder(), 'secret'), { recursive: true });
    await mkdir(root, { recursive: true });
    await symlink(path.join(api.folder(), 'secret'), path.join(root, 'link'));
    const { url } = await api.serve({ dataRoots: [root] });
    const outside = [
      '/etc',
      '../secret',
      `${root}/../secret`,
      'link',
      'file:///etc',
      'nothing',
      '~',
    ];
    for (const data of outside) {
      const answer = await fetch(`${url}/api/v1/sweeps`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'a', data }),
      });
      const body = (await answer.json()) as { code: string };
      expect([data, answer.status, body.code]).toEqual([data, 403, 'FOLDCAM_E_DATA_ROOT']);
    }
  });

  it('refuses local data where no root is named', async () => {
    const { url } = await api.serve({ dataRoots: [] });
    const answer = await fetch(`${url}/api/v1/sweeps`, {
      method: 'POST',
      headers: { 'content-type': 'text/yaml' },
      body: 'name: a\ndata: ./busi\n',
    });
    const body = (await answer.json()) as { code: string; remedy: string };
    expect([answer.status, body.code]).toEqual([403, 'FOLDCAM_E_DATA_ROOT']);
    expect(body.remedy).toContain('FOLDCAM_DATA_ROOTS');
  });

  it('refuses what is no JSON, of another type, empty, or too large', async () => {
    const json = await submit('name: a', 'application/json');
    expect([json.status, json.body['code']]).toEqual([400, 'FOLDCAM_E_REQUEST']);
    const type = await submit('<a/>', 'application/xml');
    expect([type.status, type.body['code']]).toEqual([415, 'FOLDCAM_E_MEDIA_TYPE']);
    expect((await submit('')).body['code']).toBe('FOLDCAM_E_REQUEST');
    const large = await submit(`name: ${'a'.repeat(300_000)}`);
    expect([large.status, large.body['code']]).toEqual([413, 'FOLDCAM_E_TOO_LARGE']);
  });
});
