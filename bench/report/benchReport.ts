import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { startEmbeddedRedis } from '../../adapters/redis/startEmbeddedRedis.js';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import { prepareSweep, type SweepSize } from './prepareSweep.js';
import type { MeasuredReport } from './report.child.js';

/** Megabytes that a report may take, whatever its sweep's size. */
const most = 1024;
/** Kilobytes that each cell more may add: what is held of it is its predictions. */
const perCell = 100;

interface Line extends SweepSize, MeasuredReport {}

/**
 * Makes the reports of sweeps of many cells, each in a process of its own, and measures how long it takes
 * and how much memory; writes it into docs/performance.md.
 * @returns the claims that do not hold
 */
export async function benchReport(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    options: {
      // More runs than a page shows in full: what is beyond those must not add up.
      cells: { type: 'string', default: '200,400' },
      images: { type: 'string', default: '24' },
      methods: { type: 'string', default: '10' },
    },
  });
  const [images, methods] = [Number(values.images), Number(values.methods)];
  const lines: Line[] = [];
  for (const cells of values.cells.split(',').map(Number)) {
    lines.push(await measure({ cells, images, methods }));
  }
  const command = `npm run bench -- report --cells ${values.cells} --images ${images} --methods ${methods}`;
  await writeSection('performance.md', 'report', describe(command, lines));
  return [
    ...lines
      .filter(({ megabytes }) => megabytes > most)
      .map(({ cells, megabytes }) => `a report of ${cells} cells takes ${megabytes.toFixed(0)} MB`),
    ...lines.slice(1).flatMap((line, i) => {
      const growth = growthOf(lines[i] as Line, line);
      if (growth <= perCell) return [];
      return [`memory grows by ${growth.toFixed(0)} kB a cell up to ${line.cells} cells`];
    }),
  ];
}

/** Kilobytes a cell. */
const growthOf = (from: Line, to: Line): number =>
  (1000 * (to.megabytes - from.megabytes)) / (to.cells - from.cells);

async function measure(size: SweepSize): Promise<Line> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'foldcam-report-'));
  const { cacheFolder } = readEnvironment();
  const server = await startEmbeddedRedis({ folder: path.join(folder, 'redis'), cacheFolder });
  try {
    const sweep = await prepareSweep(folder, size);
    const environment = { REDIS_URL: server.url, FOLDCAM_STORE: path.join(folder, 'store') };
    const text = await runChild('bench/report/report.child.js', [sweep], environment);
    const measured = JSON.parse(text) as MeasuredReport;
    if (measured.missing > 0) throw new Error(`${measured.missing} cells are missing`);
    return { ...size, ...measured };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function describe(command: string, lines: readonly Line[]): string {
  return [
    `Measured with \`${command}\` on ${os.availableParallelism()} cores, Node ${process.versions.node}: reports of sweeps in a folder store, five folds, numbers drawn at random for four runs and repeated by the others; processor time, and the resident memory of the process at its highest. It must stay below ${most} MB, and grow by no more than ${perCell} kB a cell.`,
    markdownTable(
      ['cells', 'outcomes', 'processor time', 'peak memory', 'a cell more'],
      lines.map((line, i) => {
        const before = lines[i - 1];
        return [
          line.cells.toLocaleString('en'),
          (line.cells * line.images * line.methods).toLocaleString('en'),
          `${line.seconds.toFixed(0)} s`,
          `${line.megabytes.toFixed(0)} MB`,
          before ? `${growthOf(before, line).toFixed(0)} kB` : '',
        ];
      }),
    ),
  ].join('\n\n');
}
