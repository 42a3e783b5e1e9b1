import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import type { Redis } from 'ioredis';
import { durationBounds } from '../../core/jobs/durations.js';
import { stages, type Stage } from '../../core/jobs/stages.js';
import type { ObjectStore } from '../../core/ports.js';
import { histogramSamples, type Metric, type Sample } from '../../core/telemetry/formatMetrics.js';
import { countsOf, readStageCounts } from './stageMeter.js';
import { readEngineMemory, works } from './workMeter.js';

export interface CountedSweeps {
  readonly states: ReadonlyMap<string, number>;
  readonly cells: readonly {
    readonly sweep: string;
    readonly state: string;
    readonly count: number;
  }[];
}

/** What is asked of the running system beside Redis' counts. */
export interface Watched {
  readonly redis: Redis;
  readonly store: ObjectStore;
  /** Sweeps by state, and the cells of those under way. */
  sweeps(): Promise<CountedSweeps>;
  /** Jobs of a stage by state, and milliseconds since 1970 at which the longest waiting one was added. */
  queue(stage: Stage): Promise<{
    readonly jobs: Readonly<Record<string, number>>;
    readonly oldest: number | undefined;
  }>;
  workers(): Promise<ReadonlyMap<string, number>>;
  /** Clients that follow events. */
  followers(): number;
  readonly version: string;
}

const delay = monitorEventLoopDelay({ resolution: 20 });

/** Every metric of the system as it is now. */
export async function collectMetrics(watched: Watched): Promise<Metric[]> {
  delay.enable();
  const { redis, store } = watched;
  const [counts, engines, sweeps, workers, redisSeconds, storeSeconds, queues] = await Promise.all([
    readStageCounts(redis),
    readEngineMemory(redis),
    watched.sweeps(),
    watched.workers(),
    timed(() => redis.ping()),
    timed(() => store.head('sweeps/none')),
    Promise.all(stages.map((stage) => watched.queue(stage))),
  ]);
  const now = Date.now();
  const perStage = (of: (stage: Stage, i: number) => Sample[]): Sample[] => stages.flatMap(of);
  const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
    ...{ name, help, samples },
    type: 'gauge',
  });
  return [
    gauge('foldcam_info', 'The version that serves.', [
      { labels: { version: watched.version }, value: 1 },
    ]),
    gauge(
      'foldcam_jobs',
      'Jobs by queue and state.',
      perStage((queue, i) =>
        Object.entries(queues[i]?.jobs ?? {}).map(([state, value]) => ({
          labels: { queue, state },
          value,
        })),
      ),
    ),
    gauge(
      'foldcam_oldest_waiting_seconds',
      'How long the job that waits longest has waited.',
      perStage((queue, i) => {
        const oldest = queues[i]?.oldest;
        return [{ labels: { queue }, value: oldest ? Math.max(0, now - oldest) / 1_000 : 0 }];
      }),
    ),
    {
      name: 'foldcam_job_duration_seconds',
      help: 'Duration of the last try of jobs that are done.',
      type: 'histogram',
      samples: perStage((stage) =>
        histogramSamples(
          durationBounds,
          countsOf(counts, 'duration', stage),
          counts.get(`seconds|${stage}|`) ?? 0,
          { stage },
        ),
      ),
    },
    {
      name: 'foldcam_job_tries_total',
      help: 'Tries of jobs by how they ended; stalled: the worker was gone.',
      type: 'counter',
      samples: perStage((stage) => {
        const own = countsOf(counts, 'tries', stage);
        return ['done', 'failed', 'retried', 'stalled'].map((end) => ({
          labels: { stage, end },
          value: own.get(end) ?? 0,
        }));
      }),
    },
    {
      name: 'foldcam_images_total',
      help: 'Images worked through: features computed by a trunk or found in the cache, maps, scores.',
      type: 'counter',
      samples: works.map((work) => ({
        labels: { work },
        value: counts.get(`images|${work}|`) ?? 0,
      })),
    },
    gauge(
      'foldcam_engine_memory_bytes',
      'What the tensors of engines hold, of processes that ended a job within five minutes.',
      engines.map(({ engine, device, bytes }) => ({ labels: { engine, device }, value: bytes })),
    ),
    gauge(
      'foldcam_sweeps',
      'Sweeps by state.',
      [...sweeps.states].map(([state, value]) => ({ labels: { state }, value })),
    ),
    gauge(
      'foldcam_sweep_cells',
      'Cells of sweeps that are under way, by the state of their furthest stage.',
      sweeps.cells.map(({ sweep, state, count }) => ({ labels: { sweep, state }, value: count })),
    ),
    gauge(
      'foldcam_workers',
      'Workers that live, by service.',
      [...workers].map(([service, value]) => ({ labels: { service }, value })),
    ),
    gauge('foldcam_redis_latency_seconds', 'Time that one PING took.', [{ value: redisSeconds }]),
    gauge('foldcam_store_latency_seconds', 'Time that one question to the store took.', [
      { value: storeSeconds },
    ]),
    gauge('foldcam_api_followers', 'Clients that follow events.', [{ value: watched.followers() }]),
    gauge('foldcam_api_event_loop_delay_seconds', 'Mean delay of the event loop of this server.', [
      { value: Number.isFinite(delay.mean) ? delay.mean / 1e9 : 0 },
    ]),
    gauge('process_resident_memory_bytes', 'Resident memory of this server.', [
      { value: process.memoryUsage.rss() },
    ]),
    {
      name: 'process_cpu_seconds_total',
      help: 'CPU time of this server.',
      type: 'counter',
      samples: [{ value: cpuSeconds() }],
    },
  ];
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
