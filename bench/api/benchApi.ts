import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { builtFile } from '../../adapters/env/findPackage.js';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { submitSweep } from '../../adapters/queue/submitSweep.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { openDirectoryStore } from '../../adapters/store/directory.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { readStatus } from '../../adapters/sweep/readStatus.js';
import { writePlan } from '../../adapters/sweep/writePlan.js';
import { planSchema, type Plan } from '../../core/sweep/Plan.js';
import type { ObjectStore } from '../../core/ports.js';
import { startFleet, type Fleet } from '../chaos/startFleet.js';
import { markdownTable } from '../markdownTable.js';
import { until } from '../support/until.js';
import { writeSection } from '../writeSection.js';

/** Milliseconds that a poll may take, for 99 of 100. */
const slowest = 20;
const perSecond = 200;
const seconds = 20;
const followers = 1_000;
/** MB of the server with so many followers. */
const room = 200;

/**
 * Polls the status of a sweep under way 200 times a second, then follows it a thousand times over; writes
 * both into docs/api.md.
 * @returns the claims that do not hold
 */
export async function benchApi(): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-api-'));
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder: path.join(folder, 'redis'), cacheFolder });
  const redis = openRedis(server.url);
  const store = openDirectoryStore(path.join(folder, 'store'));
  const board = openSweepBoard(redis);
  const plan = planOf(1_000);
  await writePlan(store, plan, 'name: bench\n');
  await enqueueSweep(redis, board, plan, Date.now());
  const { child, url } = await serve(server.url, path.join(folder, 'store'));
  // A sweep that goes on: fifty cells change a second.
  let cell = 0;
  const work = setInterval(() => {
    void board.set(plan.id, `train.${cellOf(cell++ % 1_000)}`, 'done').catch(() => undefined);
  }, 20);
  let computing: Fleet | undefined;
  try {
    computing = startWorkers(server.url, folder, store);
    await trainBeside(folder, store, redis);
    const times = await poll(`${url}/api/v1/sweeps/${plan.id}`);
    await computing.stop();
    const p99 = times[Math.floor(times.length * 0.99)] ?? Infinity;
    const median = times[Math.floor(times.length / 2)] ?? Infinity;
    const told = await follow(`${url}/api/v1/sweeps/${plan.id}/events`);
    const rss = await residentMegabytes(child.pid ?? 0);
    const rows = [[median.toFixed(1), p99.toFixed(1), rss.toFixed(0), String(told)].map(String)];
    await writeSection('api.md', 'api', report(rows, plan.cells.length));
    return [
      ...(p99 < slowest ? [] : [`99 of 100 polls take up to ${p99.toFixed(1)} ms`]),
      ...(rss < room ? [] : [`the server takes ${rss.toFixed(0)} MB`]),
      ...(told === followers ? [] : [`${told} of ${followers} followers were told`]),
    ];
  } finally {
    clearInterval(work);
    await computing?.stop();
    child.kill();
    redis.disconnect();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function startWorkers(url: string, folder: string, store: ObjectStore): Fleet {
  return startFleet({
    services: ['producer', 'trainer', 'explainer', 'scorer'],
    environment: { REDIS_URL: url, FOLDCAM_STORE: store.url, FOLDCAM_ENGINE: 'wasm' },
    logFile: path.join(folder, 'workers.log'),
  });
}

/** Submits a sweep that keeps all cores busy for minutes; returns when it trains. */
async function trainBeside(folder: string, store: ObjectStore, redis: Redis): Promise<void> {
  await writePhantoms(path.join(folder, 'phantoms'), { images: 48, seed: 3, malignant: 0.5 });
  const recipe = '{ name: tail, unfreeze: 2, epochs: 300, patience: 300 }';
  const text = `name: beside\ndata: ./phantoms\nrecipes: [${recipe}]\n`;
  const { sweep } = await submitSweep(store, redis, { text, base: folder });
  const plan = await readPlan(store, sweep);
  const jobs = { redis, board: openSweepBoard(redis) };
  const isReady = async (): Promise<boolean> => {
    const { features } = await readStatus(store, plan, jobs);
    return features.some(({ done, total }) => total > 0 && done >= total);
  };
  await until('the features are computed', isReady, 120_000);
}

async function serve(redis: string, store: string): Promise<{ child: ChildProcess; url: string }> {
  const program = builtFile('cli/main.js');
  const child = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, REDIS_URL: redis, FOLDCAM_STORE: store, FOLDCAM_LOG_LEVEL: 'warn' },
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString().trim() };
}

/** Milliseconds of each poll, ascending; sent at a steady rate, whatever the answers take. */
async function poll(url: string): Promise<number[]> {
  const agent = new http.Agent({ keepAlive: true });
  const times: number[] = [];
  const asked: Promise<void>[] = [];
  const start = performance.now();
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = start + (i * 1_000) / perSecond;
    const left = due - performance.now();
    if (left > 1) await pause(left);
    asked.push(ask(url, agent).then((time) => void times.push(time)));
  }
  await Promise.all(asked);
  agent.destroy();
  // What the first second warms up is no poll of a dashboard that has been open for long.
  return times.slice(perSecond).sort((a, b) => a - b);
}

function ask(url: string, agent: http.Agent): Promise<number> {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent }, (response) => {
        response.resume();
        response.once('end', () => resolve(performance.now() - start));
      })
      .once('error', reject);
  });
}

/** How many of the followers were told something within ten seconds. */
async function follow(url: string): Promise<number> {
  let told = 0;
  const open: http.ClientRequest[] = [];
  for (let i = 0; i < followers; i++) {
    const request = http.get(url, { agent: false }, (response) => {
      let seen = false;
      response.on('data', (part: Buffer) => {
        if (seen || !part.includes('event: cell')) return;
        seen = true;
        told++;
      });
      response.on('error', () => undefined);
    });
    request.on('error', () => undefined);
    open.push(request);
    if (i % 50 === 49) await pause(50);
  }
  for (let waited = 0; told < followers && waited < 100; waited++) await pause(100);
  await pause(2_000);
  setImmediate(() => {
    for (const request of open) request.destroy();
  });
  return told;
}

async function residentMegabytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(text)?.[1] ?? Infinity) / 1_024;
}

const cellOf = (i: number): string => i.toString(16).padStart(40, '0');

function planOf(cells: number): Plan {
  const k = 5;
  const runs = Array.from({ length: cells / k }, (_, i) => ({
    ...{ id: `net-head-s${i}`, backbone: 'net', recipe: 'head', seed: i },
  }));
  return planSchema.parse({
    format: 'foldcam.plan/1',
    id: 'bench-0123456789',
    dataset: 'd'.repeat(64),
    spec: { name: 'bench', data: 's3://none/none', folds: { k }, backbones: ['net'] },
    backbones: [
      {
        ...{ id: 'net', name: 'net', digest: 'b'.repeat(64), inputSize: 224 },
        preprocessing: { scale: 1, offset: 0 },
        taps: [{ layer: 'tap', digest: 'c'.repeat(64) }],
      },
    ],
    runs,
    cells: Array.from({ length: cells }, (_, i) => ({
      ...{ key: cellOf(i), run: runs[Math.floor(i / k)]?.id, fold: i % k },
    })),
    folds: Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`image ${i}`, i % k])),
  });
}

function report(rows: string[][], cells: number): string {
  return [
    `Measured with \`npm run bench -- api\`, on two cores with Redis and the clients beside the server: a sweep of ${cells} cells, fifty of which change a second, while workers train another one on the same cores; the status polled ${perSecond} times a second for ${seconds} s, then ${followers} clients that follow it. 99 of 100 polls must take less than ${slowest} ms, and the server less than ${room} MB.`,
    markdownTable(['median, ms', 'p99, ms', 'MB with the followers', 'followers told'], rows),
  ].join('\n\n');
}
