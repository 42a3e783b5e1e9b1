import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Queue } from 'bullmq';
import { builtFile } from '../../adapters/env/findPackage.js';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { jobOptions } from '../../adapters/queue/jobOptions.js';
import { openRedis, prefix } from '../../adapters/queue/openRedis.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import type { Stage } from '../../core/jobs/stages.js';
import { markdownTable } from '../markdownTable.js';
import { writeSection } from '../writeSection.js';

/** Seconds after which a killed worker's job runs elsewhere, at worst. */
const most = 10;

/** What a machine works on: one worker each. */
const lanes: readonly Stage[] = ['train', 'map', 'score', 'explain'];

/**
 * Kills all workers of a machine in the middle of their jobs, again and again, and measures after how long
 * each job runs in a child process of a worker elsewhere; writes the distribution into docs/reliability.md.
 * @returns the claims that do not hold
 */
export async function benchRecovery(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { kills: { type: 'string', default: '24' } },
  });
  const rounds = Math.ceil(Number(values.kills) / lanes.length);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-recovery-'));
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder: path.join(folder, 'redis'), cacheFolder });
  try {
    const seconds = (await killMachines(server.url, rounds)).sort((a, b) => a - b);
    await writeSection('reliability.md', 'recovery', report(seconds, rounds));
    const worst = seconds.at(-1) ?? NaN;
    return worst <= most ? [] : [`recovery took ${worst.toFixed(1)} s, above ${most} s`];
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Worker {
  readonly process: ChildProcess;
  readonly lines: AsyncIterator<string>;
}

async function startWorker(url: string, stage: Stage): Promise<Worker> {
  const program = builtFile('bench/recovery/worker.child.js');
  const worker = spawn(process.execPath, [program, url, stage], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(worker.stdout)[Symbol.asyncIterator]();
  await lines.next();
  return { process: worker, lines };
}

const endGroup = ({ process: { pid } }: Worker): boolean => process.kill(-(pid ?? NaN), 'SIGKILL');

const startMachine = (url: string): Promise<Worker[]> =>
  Promise.all(lanes.map((lane) => startWorker(url, lane)));

/** Seconds from each kill to the start of each job elsewhere. */
async function killMachines(url: string, rounds: number): Promise<number[]> {
  const redis = openRedis(url);
  const queues = lanes.map((lane) => new Queue(lane, { connection: redis, prefix }));
  let other = await startMachine(url);
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const holders = other;
    const jobs = await Promise.all(
      queues.map((queue, l) =>
        queue.add('held', { again: false }, jobOptions(lanes[l] as Stage, `held-${round}`)),
      ),
    );
    await Promise.all(holders.map(({ lines }) => lines.next()));
    other = await startMachine(url);
    // At any moment between two beats, of workers that know each other.
    await pause(6_000 + (1_000 * round) / rounds);
    await Promise.all(jobs.map((job) => job.updateData({ again: true })));
    const start = performance.now();
    holders.forEach(endGroup);
    const taken = other.map(async ({ lines }) => {
      await lines.next();
      return (performance.now() - start) / 1000;
    });
    const own = await Promise.all(taken);
    seconds.push(...own);
    process.stderr.write(`all jobs of a machine: ${Math.max(...own).toFixed(1)} s\n`);
  }
  other.forEach(endGroup);
  await Promise.all(queues.map((queue) => queue.close()));
  redis.disconnect();
  return seconds;
}

function report(seconds: readonly number[], machines: number): string {
  const at = (share: number): string =>
    `${(seconds[Math.ceil(share * seconds.length) - 1] ?? NaN).toFixed(1)} s`;
  const table = markdownTable(
    ['machines', 'jobs', 'shortest', 'median', '90 %', 'longest'],
    [
      [
        String(machines),
        String(seconds.length),
        `${(seconds[0] ?? NaN).toFixed(1)} s`,
        at(0.5),
        at(0.9),
        at(1),
      ],
    ],
  );
  const machine = `${os.availableParallelism()} cores, Node ${process.versions.node}`;
  return `${table}\n\nFrom the kill to a job's start in a child process of another worker; ${lanes.length} workers a machine, all killed at once, on ${machine}.`;
}
