import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { enqueueSweep } from '../../adapters/queue/enqueueSweep.js';
import { openRedis } from '../../adapters/queue/openRedis.js';
import { openSweepBoard, type SweepBoard } from '../../adapters/queue/SweepBoard.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { servicePath } from '../../cli/local/runServices.js';
import { countStages, type StageCount } from '../../core/jobs/progress.js';
import { stageTotals } from '../../core/jobs/stageTotals.js';
import type { Service, Stage } from '../../core/jobs/stages.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { markdownTable } from '../markdownTable.js';
import { childrenOf } from '../support/childrenOf.js';
import { endService } from '../support/endService.js';
import { prepareCells } from '../support/prepareCells.js';
import { writeSection } from '../writeSection.js';

/** Jobs after which a process has settled. */
const settled = 200;
/** How far its memory may go from where it was then, as a share of that. */
const tolerance = 0.05;
/** Jobs over which it is averaged: the collector comes and goes. */
const stretch = 100;
const interval = 500;

// With and without a gradient, from stored activations and from the image.
const kinds = { recipes: ['head', 'tail'], methods: ['grad-cam', 'input-gradient'] } as const;

const lanes = { trainer: 'train', explainer: 'map', scorer: 'score' } as const satisfies Partial<
  Record<Service, Stage>
>;
type Lane = keyof typeof lanes;
const services = Object.keys(lanes) as Lane[];

/** What a service's child process holds after so many jobs. */
interface Sample {
  readonly jobs: number;
  readonly pid: number;
  readonly megabytes: number;
}

type Samples = Readonly<Record<Lane, Sample[]>>;

/**
 * Sends many small cells through one trainer, one explainer and one scorer, each with one child process,
 * and measures the resident memory of these; writes it into docs/reliability.md.
 * @returns the claims that do not hold
 */
export async function benchMemory(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      cells: { type: 'string', default: '2000' },
      engine: { type: 'string', default: 'wasm' },
    },
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-memory-'));
  const { plan, environment } = await prepareCells(folder, Number(values.cells), kinds);
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder: path.join(folder, 'redis'), cacheFolder });
  const redis = openRedis(server.url);
  const board = openSweepBoard(redis);
  const started = services.map((service): [Lane, ChildProcess] => [
    service,
    fork(servicePath(service), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: {
        ...process.env,
        ...environment,
        FOLDCAM_ENGINE: values.engine,
        REDIS_URL: server.url,
      },
    }),
  ]);
  try {
    await enqueueSweep(redis, board, mixed(plan), Date.now());
    const begun = performance.now();
    const samples = await watch(board, plan, started);
    const seconds = (performance.now() - begun) / 1000;
    const lines = services.map((service) => summarise(service, samples[service]));
    const text = report(plan.cells.length, values.engine, seconds, lines);
    await writeSection('reliability.md', `memory-${values.engine}`, text);
    return lines.flatMap(({ claims }) => claims);
  } finally {
    await Promise.all(started.map(([, child]) => endService(child)));
    redis.disconnect();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same plan with its recipes by turns: a plan has all cells of one first, and another's take other memory. */
function mixed(plan: Plan): Plan {
  const cellsOfRecipe = plan.cells.length / kinds.recipes.length;
  const cells = plan.cells
    .map((cell, place) => ({ cell, turn: place % cellsOfRecipe }))
    .sort((a, b) => a.turn - b.turn)
    .map(({ cell }) => cell);
  return { ...plan, cells };
}

/** Until all cells are scored. */
async function watch(
  board: SweepBoard,
  plan: Plan,
  started: readonly (readonly [Lane, ChildProcess])[],
): Promise<Samples> {
  const samples: Samples = { trainer: [], explainer: [], scorer: [] };
  const cells = plan.cells.length;
  for (;;) {
    const counts = countStages(await board.read(plan.id), stageTotals(plan));
    const of = (stage: Stage): StageCount | undefined => counts.find((one) => one.stage === stage);
    const failed = counts.find((one) => one.failed > 0);
    if (failed) throw new Error(`${failed.failed} ${failed.stage} jobs have failed`);
    for (const [service, child] of started) {
      if (child.exitCode !== null) throw new Error(`the ${service} has ended`);
      const jobs = of(lanes[service])?.done ?? 0;
      // Once it has done all it waits, or writes the report.
      if (jobs >= cells) continue;
      const [own] = childrenOf(child.pid ?? 0);
      if (own) samples[service].push({ ...own, jobs });
    }
    if ((of('score')?.done ?? 0) >= cells) return samples;
    await pause(interval);
  }
}

interface Line {
  readonly cells: readonly string[];
  readonly claims: readonly string[];
}

function summarise(service: Lane, samples: readonly Sample[]): Line {
  const processes = new Set(samples.map(({ pid }) => pid)).size;
  const byStretch = new Map<number, number[]>();
  for (const { jobs, megabytes } of samples) {
    const index = Math.floor(jobs / stretch);
    byStretch.set(index, [...(byStretch.get(index) ?? []), megabytes]);
  }
  const later = [...byStretch]
    .filter(([index]) => index * stretch >= settled)
    .map(([, values]) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const [first = NaN] = later;
  const furthest = Math.max(...later.map((value) => Math.abs(value - first) / first));
  const all = samples.filter(({ jobs }) => jobs >= settled).map(({ megabytes }) => megabytes);
  return {
    cells: [
      `${service}, ${lanes[service]}`,
      megabytesOf(first),
      megabytesOf(later.at(-1) ?? NaN),
      `${(100 * furthest).toFixed(1)} %`,
      `${megabytesOf(Math.min(...all))} to ${megabytesOf(Math.max(...all))}`,
      String(processes),
    ],
    claims: [
      ...(furthest <= tolerance
        ? []
        : [`memory of the ${service}'s child moves by ${(100 * furthest).toFixed(1)} %`]),
      ...(processes === 1 ? [] : [`the ${service} has used ${processes} child processes`]),
    ],
  };
}

const megabytesOf = (value: number): string => `${value.toFixed(0)} MB`;

function report(cells: number, engine: string, seconds: number, lines: readonly Line[]): string {
  return [
    `Measured with \`npm run bench -- memory --cells ${cells} --engine ${engine}\` on ${os.availableParallelism()} cores, Node ${process.versions.node}: ${cells} cells in ${(seconds / 60).toFixed(1)} minutes. Each column but the range is a mean over ${stretch} jobs; all of them must stay within ${100 * tolerance} % of the first after ${settled} jobs.`,
    markdownTable(
      [
        'child process',
        `after ${settled}`,
        'at the end',
        'furthest',
        'single samples',
        'processes',
      ],
      lines.map((line) => line.cells),
    ),
  ].join('\n\n');
}
