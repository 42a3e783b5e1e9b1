import { beforeEach, describe, expect, it } from 'vitest';
import { addSweepFlow } from '../../../adapters/queue/addSweepFlow.js';
import { openStageMeter } from '../../../adapters/telemetry/stageMeter.js';
import { until } from '../../../bench/support/until.js';
import { manyCells } from '../../support/smallPlan.js';
import { useApi } from '../../support/useApi.js';

const api = useApi();
const wanted = async (service: string, query = ''): Promise<unknown> =>
  (await api.json(`/scale/${service}${query}`)).body['wanted'];

beforeEach(async () => {
  await api.redis().flushall();
});

describe('/scale/SERVICE', () => {
  it('asks for no worker where there is nothing to do', async () => {
    for (const service of ['producer', 'trainer', 'explainer', 'scorer']) {
      expect(await wanted(service)).toBe(0);
    }
  });

  it('asks for as many as empty the queue in time, once it is known how long a job takes', async () => {
    await addSweepFlow(api.redis(), manyCells('large-0123456789', 40), 1);
    // A minute a job.
    expect(await wanted('trainer')).toBe(8);
    openStageMeter(api.redis(), 'train').count('done', 30);
    await until('it is counted', async () => (await wanted('trainer')) === 4);
    expect(await wanted('trainer', '?target=60')).toBe(20);
    expect(await wanted('trainer', '?target=60&concurrency=4')).toBe(5);
    expect(await wanted('trainer', '?target=60&max=3')).toBe(3);
    expect(await wanted('scorer')).toBe(0);
  });

  it('refuses services that there are not, and times that cannot be', async () => {
    expect((await api.json('/scale/cleaner')).status).toBe(404);
    expect((await api.json('/scale/trainer?target=0')).status).toBe(400);
  });
});
