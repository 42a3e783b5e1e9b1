import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from '../markdownTable.js';
import { buildMinio, cachedMinio, minioVersions } from '../support/minio.js';
import { startS3 } from '../support/startS3.js';
import { writeSection } from '../writeSection.js';
import { chaosSweep } from './chaosSweep.js';
import { faultKinds } from './Fault.js';
import { findLosses } from './findLosses.js';
import { runChaos, type ChaosRun } from './runChaos.js';

/**
 * Runs a small sweep again and again while workers, Redis and the store fail, and compares what is left
 * with what an undisturbed run leaves; writes a table into docs/reliability.md.
 * @returns what was lost, counted twice or left behind
 */
export async function benchChaos(options: readonly string[]): Promise<string[]> {
  const { values } = parseArgs({
    args: [...options],
    allowNegative: true,
    options: {
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '100' },
      page: { type: 'boolean', default: true },
    },
  });
  const [first, count] = [Number(values.seed), Number(values.runs)];
  const given = process.env['S3_ENDPOINT'];
  const { newest } = minioVersions;
  const binary = given ? undefined : ((await cachedMinio(newest)) ?? (await buildMinio(newest)));
  const work = await mkdtemp(path.join(os.tmpdir(), 'foldcam-chaos-'));
  const name = given ? new URL(given).host : `MinIO ${newest}`;
  const place = await startS3({ name, ...(binary === undefined ? {} : { binary }) }, work);
  // The SDK takes credentials from there alone.
  Object.assign(process.env, place.variables);
  const broken: string[] = [];
  const runs: ChaosRun[] = [];
  try {
    const submission = await chaosSweep(work);
    const run = (label: string, seed?: number): Promise<ChaosRun> =>
      runChaos({
        submission,
        store: { url: `s3://${place.bucket}/${label}`, variables: place.variables },
        folder: path.join(work, label),
        ...(seed === undefined ? {} : { seed }),
      });
    const undisturbed = await run('undisturbed');
    broken.push(...findLosses(undisturbed, undisturbed).map((loss) => `undisturbed: ${loss}`));
    for (let seed = first; seed < first + count; seed++) {
      const survivor = await run(`seed-${seed}`, seed);
      runs.push(survivor);
      const losses = findLosses(survivor, undisturbed);
      broken.push(...losses.map((loss) => `seed ${seed}: ${loss}`));
      const told = losses.length === 0 ? 'nothing lost' : losses.join('; ');
      const faults = Object.values(survivor.faults).reduce((sum, own) => sum + own, 0);
      process.stderr.write(
        `seed ${seed}: ${survivor.seconds.toFixed(0)} s, ${faults + survivor.storeFaults} faults, ${told}\n`,
      );
      if (losses.length === 0) await rm(path.join(work, `seed-${seed}`), { recursive: true });
      else process.stderr.write(`  kept: ${path.join(work, `seed-${seed}`)}\n`);
    }
    if (values.page) {
      const text = report(name, first, undisturbed, runs, broken);
      await writeSection('reliability.md', 'chaos', text);
    }
  } finally {
    await place.stop();
    if (broken.length === 0) await rm(work, { recursive: true, force: true });
  }
  return broken;
}

function report(
  store: string,
  first: number,
  undisturbed: ChaosRun,
  runs: readonly ChaosRun[],
  broken: readonly string[],
): string {
  const sum = (of: (run: ChaosRun) => number): number =>
    runs.reduce((total, run) => total + of(run), 0);
  const most = (of: (run: ChaosRun) => number): number => Math.max(...runs.map(of));
  const row = (name: string, of: (run: ChaosRun) => number): string[] => [
    name,
    String(sum(of)),
    String(most(of)),
  ];
  return [
    `Made by \`npm run chaos -- --seed ${first} --runs ${runs.length}\`, Redis with an append-only file, ${store}: ${undisturbed.cells.planned} cells on seven workers. Undisturbed the sweep took ${undisturbed.seconds.toFixed(0)} s, disturbed ${median(runs.map(({ seconds }) => seconds)).toFixed(0)} s (median; the longest ${most(({ seconds }) => seconds).toFixed(0)} s).`,
    markdownTable(
      ['what went wrong', `in ${runs.length} runs`, 'most in a run'],
      [
        ...faultKinds.map((kind) => row(kind, ({ faults }) => faults[kind] ?? 0)),
        row('store request', ({ storeFaults }) => storeFaults),
      ],
    ),
    markdownTable(
      ['what is left', `in ${runs.length} runs`, 'most in a run'],
      [
        row('cells lost', ({ cells }) => cells.lost),
        row('cells counted twice', ({ cells }) => cells.twice),
        row('reports unlike the undisturbed', ({ report }) =>
          report === undisturbed.report ? 0 : 1,
        ),
        row('processes left', ({ processes }) => processes),
        row('jobs left', ({ jobs }) => jobs),
        row('strays before the sweeping', ({ strays }) => strays),
        row('objects too many or too few after it', ({ keys }) =>
          keys.join('\n') === undisturbed.keys.join('\n') ? 0 : 1,
        ),
      ],
    ),
    broken.length === 0 ? '' : broken.map((loss) => `- ${loss}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
