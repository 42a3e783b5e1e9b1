import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { builtFile } from '../../adapters/env/findPackage.js';
import { onQueue } from '../../adapters/queue/onQueue.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import type { Jobs } from '../../adapters/sweep/readStatus.js';
import { stages } from '../../core/jobs/stages.js';
import type { ObjectStore } from '../../core/ports.js';
import { sweepFile } from '../../core/store/layout.js';
import { processesOf } from '../support/processesOf.js';

/** What is left of a sweep. */
export interface Survival {
  /** SHA-256 of report.json and the tables; empty where there is no report. */
  readonly report: string;
  readonly cells: { readonly planned: number; readonly lost: number; readonly twice: number };
  readonly processes: number;
  readonly jobs: number;
  /** Objects that the store has, after strays were swept. */
  readonly keys: readonly string[];
  /** Strays that were swept. */
  readonly strays: number;
}

export interface Remains {
  /** Empty where none was submitted. */
  readonly sweep: string;
  readonly store: ObjectStore;
  readonly jobs: Jobs;
  readonly mark: string;
  readonly environment: Readonly<Record<string, string>>;
}

const run = promisify(execFile);
const program = builtFile('cli/main.js');
const files = ['report.json', 'cells.csv', 'predictions.csv', 'outcomes.csv'];

export async function checkSurvival(remains: Remains): Promise<Survival> {
  const { sweep, store, jobs, mark } = remains;
  const processes = await countLeft(mark);
  const pending = await countPending(jobs);
  const strays = await sweepStrays(remains);
  const keys: string[] = [];
  for await (const { key } of store.list('')) if (!key.startsWith('submissions/')) keys.push(key);
  const bodies =
    sweep === '' ? [] : await Promise.all(files.map((file) => store.get(sweepFile(sweep, file))));
  const digest = createHash('sha256');
  for (const body of bodies) if (body) digest.update(body);
  const report = bodies[0] ? digest.digest('hex') : '';
  const cells = await countCells(remains, bodies[1]);
  return { report, cells, processes, jobs: pending, keys, strays };
}

// What was killed, or has lost its parent, takes a moment to be gone.
const moment = 5_000;

async function countLeft(mark: string): Promise<number> {
  const end = Date.now() + moment;
  let left = processesOf(mark).length;
  while (left > 0 && Date.now() < end) {
    await pause(200);
    left = processesOf(mark).length;
  }
  return left;
}

interface Row {
  readonly cell: string;
  readonly run: string;
  readonly fold: string;
  readonly state: string;
}

/** Cells that no row of the report names, and those that more than one does. */
async function countCells({ sweep, store }: Remains, table: Uint8Array | undefined) {
  const plan = sweep === '' ? undefined : await readPlan(store, sweep);
  const rows = parse(Buffer.from(table ?? []), { columns: true }) as unknown as Row[];
  const planned = plan?.cells ?? [];
  const named = planned.map(
    ({ key, run, fold }) =>
      rows.filter(
        (row) =>
          row.cell === key && row.run === run && row.fold === String(fold) && row.state === 'done',
      ).length,
  );
  return {
    planned: planned.length,
    lost: named.filter((count) => count === 0).length,
    twice: named.filter((count) => count > 1).length,
  };
}

async function countPending({ redis }: Jobs): Promise<number> {
  const states = ['wait', 'active', 'delayed', 'prioritized', 'waiting-children'] as const;
  let pending = 0;
  for (const stage of stages) {
    pending += await onQueue(redis, stage, (queue) => queue.getJobCountByTypes(...states));
  }
  return pending;
}

/** What killed workers began and nobody named. @returns how many there were */
async function sweepStrays({ environment }: Remains): Promise<number> {
  const { stdout } = await run(
    process.execPath,
    [program, 'doctor', '--repair', '--older-than', '0s', '--json'],
    { env: { ...process.env, ...environment } },
  );
  const { removed } = JSON.parse(stdout) as { readonly removed: readonly string[] };
  return removed.length;
}
