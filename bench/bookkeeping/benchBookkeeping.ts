import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { builtFile } from '../../adapters/env/findPackage.js';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard } from '../../adapters/queue/SweepBoard.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { openStore } from '../../adapters/store/openStore.js';
import { readReport } from '../../adapters/sweep/readReport.js';
import { servicePath } from '../../cli/local/runServices.js';
import { countStages } from '../../core/jobs/progress.js';
import { stageTotals } from '../../core/jobs/stageTotals.js';
import { sweepFile } from '../../core/store/layout.js';
import { markdownTable } from '../markdownTable.js';
import { endService } from '../support/endService.js';
import { prepareCells } from '../support/prepareCells.js';
import { until } from '../support/until.js';
import { writeSection } from '../writeSection.js';
import { spent } from './spent.js';

/** Of the wall time, at most. */
const most = 0.05;
const workers = 2;
const slowest = 20;

/**
 * Runs a sweep of many cells that compute for a second each on two workers, and measures how much longer they
 * take than the computing; writes it into docs/reliability.md.
 * @returns the claims that do not hold
 */
export async function benchBookkeeping(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: { cells: { type: 'string', default: '1000' } },
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-bookkeeping-'));
  const kinds = { recipes: ['head'], methods: ['grad-cam'] } as const;
  const { plan, environment } = await prepareCells(folder, Number(values.cells), kinds);
  const cells = plan.cells.length;
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder: path.join(folder, 'redis'), cacheFolder });
  const redis = openRedis(server.url);
  const store = openStore(environment['FOLDCAM_STORE'] ?? '');
  const programs = [
    ...Array.from({ length: workers }, () => builtFile('bench/bookkeeping/worker.child.js')),
    servicePath('explainer'),
    servicePath('scorer'),
  ];
  const services = programs.map((program) =>
    fork(program, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...environment, REDIS_URL: server.url },
    }),
  );
  try {
    await Promise.all(services.map((service) => once(service, 'message')));
    const start = performance.now();
    const board = openSweepBoard(redis);
    await enqueueSweep(redis, board, plan, Date.now());
    const ideal = (cells * spent) / workers;
    await until(
      'all cells are scored',
      async () => {
        // To ask is work too.
        await pause(500);
        const counts = countStages(await board.read(plan.id), stageTotals(plan));
        return counts.some(({ stage, done }) => stage === 'score' && done >= cells);
      },
      1_000 * slowest * ideal,
    );
    const wall = (performance.now() - start) / 1000;
    await until(
      'the report is written',
      async () => (await store.head(sweepFile(plan.id, 'report.json'))) !== undefined,
      1_000 * slowest * ideal,
    );
    const reported = (performance.now() - start) / 1000 - wall;
    const report = await readReport(store, plan.id);
    if (report?.missing.length !== 0) throw new Error('cells are missing');
    const share = (wall - ideal) / wall;
    await writeSection(
      'reliability.md',
      'bookkeeping',
      describe(cells, plan.runs.length, ideal, wall, reported),
    );
    return share < most ? [] : [`bookkeeping takes ${percent(share)} of the wall time`];
  } finally {
    await Promise.all(services.map((service: ChildProcess) => endService(service)));
    redis.disconnect();
    await Promise.all([store.close(), server.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function describe(
  cells: number,
  runs: number,
  ideal: number,
  wall: number,
  reported: number,
): string {
  const [load = NaN] = os.loadavg();
  return [
    `Measured with \`npm run bench -- bookkeeping --cells ${cells}\`: ${cells} cells that wait ${spent} s each, as for a device that computes, and are then trained, explained and scored as real ones are, with a network that takes next to nothing; ${workers} trainers, one explainer and one scorer on ${os.availableParallelism()} cores, Node ${process.versions.node}, the machine's load at the end ${load.toFixed(1)}. Whatever goes beyond the waiting is counted as bookkeeping, from the enqueueing to the last cell's outcomes, the small cells' own tensors and artifacts too; it must stay below ${100 * most} %. The report is statistics: of ${runs} runs, with 2,000 resamples for every figure.`,
    markdownTable(
      ['cells', 'waiting alone', 'all cells', 'bookkeeping', 'the report after that'],
      [
        [
          String(cells),
          `${ideal} s`,
          `${wall.toFixed(1)} s`,
          percent((wall - ideal) / wall),
          `${reported.toFixed(1)} s`,
        ],
      ],
    ),
  ].join('\n\n');
}
