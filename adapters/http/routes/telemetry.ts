import * as z from 'zod';
import { jobStates } from '../../../core/jobs/progress.js';
import { serviceNames, services } from '../../../core/jobs/stages.js';
import { isUnderWay } from '../../../core/jobs/SweepStatus.js';
import { wantedWorkers } from '../../../core/jobs/wantedWorkers.js';
import { formatMetrics } from '../../../core/telemetry/formatMetrics.js';
import { findPackage } from '../../env/findPackage.js';
import { watchQueue } from '../../queue/watchQueue.js';
import { collectMetrics, type CountedSweeps } from '../../telemetry/collectMetrics.js';
import { meanSeconds, readStageCounts } from '../../telemetry/stageMeter.js';
import type { Api } from '../Api.js';
import { countWorkers } from '../data/checkReady.js';
import { route } from '../Route.js';
import { sweepState } from '../schemas/answers.js';
import { whole } from '../schemas/inputs.js';

async function countSweeps(api: Api): Promise<CountedSweeps> {
  const states = new Map<string, number>(sweepState.options.map((state) => [state, 0]));
  const cells: CountedSweeps['cells'][number][] = [];
  for (const { place, record } of await api.index.all()) {
    // One that cannot be read is none of these.
    const live = await api.sweeps.findBy(place.id, record).catch(() => undefined);
    if (!live) continue;
    const { sweep, state, cells: own } = live.status;
    states.set(state, (states.get(state) ?? 0) + 1);
    if (!isUnderWay(state)) continue;
    for (const one of jobStates) {
      cells.push({ sweep, state: one, count: own.filter((cell) => cell.state === one).length });
    }
  }
  return { states, cells };
}

export const telemetryRoutes = [
  route({
    method: 'GET',
    url: '/metrics',
    id: 'metrics',
    summary: 'Metrics of the whole system, for Prometheus',
    access: 'read',
    answers: { 200: { description: 'The metrics', content: { 'text/plain': 'text' } } },
    handle: async ({ reply }, api) => {
      const metrics = await collectMetrics({
        redis: api.redis,
        store: api.store,
        sweeps: () => countSweeps(api),
        queue: (stage) => watchQueue(api.redis, stage),
        workers: () => countWorkers(api.redis),
        followers: () => api.events.followers,
        version: findPackage().version,
      });
      return reply.type('text/plain; version=0.0.4; charset=utf-8').send(formatMetrics(metrics));
    },
  }),
  route({
    method: 'GET',
    url: '/scale/:service',
    id: 'scale',
    summary: 'How many workers of a service the backlog asks for',
    description:
      'Jobs that wait or are under way × their mean duration / (target × concurrency), rounded up: none without jobs, one at least with any. Paused sweeps ask for none. For KEDA\'s metrics-api scaler: `valueLocation: wanted`, `targetValue: "1"`.',
    access: 'read',
    params: z.object({ service: z.enum(serviceNames) }),
    query: z.strictObject({
      target: whole(1, 86_400).default(300).describe('seconds within which the backlog is done'),
      concurrency: whole(1, 256).default(1).describe('jobs that one worker runs at once'),
      max: whole(0, 100_000).default(1_000).describe('never more than these'),
    }),
    answers: {
      200: {
        description: 'One number',
        content: { 'application/json': z.object({ wanted: z.int().min(0) }) },
      },
    },
    handle: async ({ params, query }, api) => {
      const counts = await readStageCounts(api.redis);
      const backlogs = await Promise.all(
        services[params.service].map(async (stage) => {
          const { waiting = 0, active = 0 } = (await watchQueue(api.redis, stage)).jobs;
          return { jobs: waiting + active, seconds: meanSeconds(counts, stage) };
        }),
      );
      const { target: horizon, concurrency, max: most } = query;
      return { wanted: wantedWorkers(backlogs, { horizon, concurrency, most }) };
    },
  }),
];
