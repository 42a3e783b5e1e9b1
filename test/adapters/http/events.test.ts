import { describe, expect, it } from 'vitest';
import { enqueueSweep } from '../../../adapters/queue/enqueueSweep.js';
import { writePlan } from '../../../adapters/sweep/writePlan.js';
import { smallPlan } from '../../support/smallPlan.js';
import { useApi } from '../../support/useApi.js';

interface Event {
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
}

const api = useApi();

/** Follows an address until enough events have come. */
async function follow(address: string, since?: string) {
  const end = new AbortController();
  const response = await fetch(address, {
    signal: end.signal,
    ...(since === undefined ? {} : { headers: { 'last-event-id': since } }),
  });
  const events: Event[] = [];
  const read = async (): Promise<void> => {
    let text = '';
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += new TextDecoder().decode(part);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string): string =>
          new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (field('event') === '') continue;
        const data = JSON.parse(field('data')) as Record<string, unknown>;
        events.push({ id: field('id'), type: field('event'), data });
      }
    }
  };
  const reading = read().catch(() => undefined);
  const seen = async (count: number, type = 'cell'): Promise<Event[]> => {
    const own = (): Event[] => events.filter((event) => event.type === type);
    await expect.poll(() => own().length, { timeout: 15_000 }).toBeGreaterThanOrEqual(count);
    return own();
  };
  const stop = async (): Promise<void> => {
    end.abort();
    await reading;
  };
  return { response, seen, stop };
}

async function sweep(id: string): Promise<string> {
  const plan = smallPlan(id);
  await writePlan(api.store(), plan, 'name: small\n');
  await enqueueSweep(api.redis(), api.board(), plan, Date.now());
  return plan.id;
}

describe('the events of a sweep', () => {
  it('begin with its status, and tell its cells as they go on', async () => {
    const id = await sweep('events-0000000001');
    const { url } = await api.serve();
    const { response, seen, stop } = await follow(`${url}/api/v1/sweeps/${id}/events`);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const [status] = await seen(1, 'status');
    expect(status?.data).toMatchObject({ sweep: id, state: 'running' });
    await api.board().set(id, 'train.cell-0', 'active');
    await api.board().set(id, 'map.cell-0.3', 'done');
    await api.board().set(id, 'train.cell-0', 'done');
    const cells = await seen(2);
    expect(cells.map(({ data }) => data)).toEqual([
      { sweep: id, cell: 'cell-0', stage: 'train', state: 'active' },
      { sweep: id, cell: 'cell-0', stage: 'train', state: 'done' },
    ]);
    const later = await seen(2, 'status');
    expect(JSON.stringify(later.at(-1)?.data)).toContain('"done":1');
    await stop();
  });

  it('go on behind the last one that was seen, on another server too', async () => {
    const id = await sweep('events-0000000002');
    const other = await sweep('events-0000000003');
    const [one, two] = [await api.serve(), await api.serve()];
    const first = await follow(`${one.url}/api/v1/sweeps/${id}/events`);
    await first.seen(1, 'status');
    await api.board().set(id, 'train.cell-0', 'active');
    const [last] = await first.seen(1);
    await first.stop();
    await api.board().set(id, 'train.cell-0', 'done');
    await api.board().set(other, 'train.cell-0', 'done');
    await api.board().set(id, 'explain.cell-0', 'active');
    const again = await follow(`${two.url}/api/v1/sweeps/${id}/events`, last?.id);
    const missed = await again.seen(2);
    expect(missed.map(({ data }) => [data['sweep'], data['stage'], data['state']])).toEqual([
      [id, 'train', 'done'],
      [id, 'explain', 'active'],
    ]);
    await again.stop();
  });

  it('say so where some are gone', async () => {
    const id = await sweep('events-0000000004');
    const { url } = await api.serve();
    const { seen, stop } = await follow(`${url}/api/v1/sweeps/${id}/events`, '1-0');
    expect(await seen(1, 'reset')).toHaveLength(1);
    await stop();
  });

  it('tell what a sweep was told', async () => {
    const id = await sweep('events-0000000005');
    const { url } = await api.serve();
    const { seen, stop } = await follow(`${url}/api/v1/events`);
    await api.board().steer(id, 1, 'paused');
    await expect
      .poll(async () => {
        const told = await seen(1, 'status');
        return told.filter(({ data }) => data['sweep'] === id).at(-1)?.data['state'];
      })
      .toBe('paused');
    await stop();
  });

  it('are refused for a sweep that is not known', async () => {
    const { status, body } = await api.json('/api/v1/sweeps/nothing/events');
    expect([status, body['code']]).toEqual([404, 'FOLDCAM_E_SWEEP_NOT_FOUND']);
  });
});
