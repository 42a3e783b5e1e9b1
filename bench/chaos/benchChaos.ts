import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inParallel } from '../../adapters/dataset/inParallel.js';
import { markdownTable } from '../markdownTable.js';
import { buildMinio, cachedMinio, minioVersions } from '../support/minio.js';
import { startS3 } from '../support/startS3.js';
import { writeSection } from '../writeSection.js';
import { chaosSweep, modelsOf, networks } from './chaosSweep.js';
import { findLosses } from './findLosses.js';
import { appendRow, isLeft, readRows, rowOf, wentWrong, type RunRow } from './RunRow.js';
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
      // A disturbed run waits more than it computes.
      'at-once': { type: 'string', default: '3' },
      // What is trained: a small one leaves more of the time to what goes wrong.
      network: { type: 'string', default: 'mobilenet_v2' },
      // A file of runs: those in it are not repeated, others are added to it.
      keep: { type: 'string' },
      page: { type: 'boolean', default: true },
    },
  });
  const [first, count, atOnce] = [values.seed, values.runs, values['at-once']].map(Number) as [
    number,
    number,
    number,
  ];
  const network = networks.find((name) => name === values.network);
  if (!network) throw new RangeError(`--network is one of ${networks.join(', ')}`);
  const given = process.env['S3_ENDPOINT'];
  const { newest } = minioVersions;
  const binary = given ? undefined : ((await cachedMinio(newest)) ?? (await buildMinio(newest)));
  const work = await mkdtemp(path.join(os.tmpdir(), 'foldcam-chaos-'));
  const name = given ? new URL(given).host : `MinIO ${newest}`;
  const place = await startS3({ name, ...(binary === undefined ? {} : { binary }) }, work);
  // The SDK takes credentials from there alone.
  Object.assign(process.env, place.variables);
  const broken: string[] = [];
  try {
    const submission = await chaosSweep(work, network);
    const run = (label: string, seed?: number): Promise<ChaosRun> =>
      runChaos({
        submission,
        backbones: modelsOf(work),
        store: { url: `s3://${place.bucket}/${label}`, variables: place.variables },
        folder: path.join(work, label),
        ...(seed === undefined ? {} : { seed }),
      });
    const undisturbed = await run('undisturbed');
    broken.push(...findLosses(undisturbed, undisturbed).map((loss) => `undisturbed: ${loss}`));
    const seeds = Array.from({ length: count }, (_, i) => first + i);
    const kept = values.keep === undefined ? [] : await readRows(values.keep);
    const rows = new Map(kept.map((row) => [row.seed, row]));
    const missing = seeds.filter((seed) => !rows.has(seed));
    for (const row of kept) {
      const left = isLeft.filter((name) => row[name] > 0 && name !== 'strays before the sweeping');
      broken.push(...left.map((name) => `seed ${row.seed}, of before: ${name}`));
    }
    await inParallel(missing, atOnce, async (seed) => {
      const survivor = await run(`seed-${seed}`, seed);
      const losses = findLosses(survivor, undisturbed);
      broken.push(...losses.map((loss) => `seed ${seed}: ${loss}`));
      const told = losses.length === 0 ? 'nothing lost' : losses.join('; ');
      const faults = Object.values(survivor.faults).reduce((sum, own) => sum + own, 0);
      process.stderr.write(
        `seed ${seed}: ${survivor.seconds.toFixed(0)} s, ${faults + survivor.storeFaults} faults, ${told}\n`,
      );
      const row = rowOf(seed, survivor, undisturbed);
      if (values.keep !== undefined) await appendRow(values.keep, row, rows.size === 0);
      rows.set(seed, row);
      if (losses.length === 0) await rm(path.join(work, `seed-${seed}`), { recursive: true });
      else process.stderr.write(`  kept: ${path.join(work, `seed-${seed}`)}\n`);
    });
    if (values.page) {
      const asked = seeds.flatMap((seed) => rows.get(seed) ?? []);
      const text = report(`${name}, ${atOnce} at once`, first, undisturbed, asked, broken);
      await writeSection('reliability.md', 'chaos', text);
    }
  } finally {
    await place.stop();
    if (broken.length === 0) await rm(work, { recursive: true, force: true });
  }
  return broken;
}

function report(
  setting: string,
  first: number,
  undisturbed: ChaosRun,
  rows: readonly RunRow[],
  broken: readonly string[],
): string {
  const of = (name: keyof RunRow): number[] => rows.map((row) => row[name]);
  const row = (name: keyof RunRow): string[] => [
    name,
    String(of(name).reduce((sum, own) => sum + own, 0)),
    String(Math.max(...of(name))),
  ];
  const seconds = of('seconds');
  return [
    `Made by \`npm run chaos -- --seed ${first} --runs ${rows.length}\`, Redis with an append-only file, ${setting}: ${undisturbed.cells.planned} cells on five workers. Undisturbed the sweep took ${undisturbed.seconds.toFixed(0)} s, disturbed ${median(seconds)} s (median; the longest ${Math.max(...seconds)} s).`,
    markdownTable(
      ['what went wrong', `in ${rows.length} runs`, 'most in a run'],
      wentWrong.map(row),
    ),
    markdownTable(['what is left', `in ${rows.length} runs`, 'most in a run'], isLeft.map(row)),
    broken.length === 0 ? '' : broken.map((loss) => `- ${loss}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
