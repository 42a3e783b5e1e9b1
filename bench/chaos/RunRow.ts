import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { faultKinds } from './Fault.js';
import type { ChaosRun } from './runChaos.js';

/** What went wrong in a run, by the columns of the table. */
export const wentWrong = [...faultKinds, 'store request'] as const;

/** What is left of a run, likewise. */
export const isLeft = [
  'sweeps that did not end',
  'cells lost',
  'cells counted twice',
  'reports unlike the undisturbed',
  'processes left',
  'jobs left',
  'strays before the sweeping',
  'objects too many or too few after it',
] as const;

const columns = ['seed', 'seconds', ...wentWrong, ...isLeft] as const;

/** One disturbed run in numbers. */
export type RunRow = Readonly<Record<(typeof columns)[number], number>>;

export function rowOf(seed: number, run: ChaosRun, undisturbed: ChaosRun): RunRow {
  const faults = Object.fromEntries(faultKinds.map((kind) => [kind, run.faults[kind] ?? 0]));
  return {
    seed,
    seconds: Math.round(run.seconds),
    ...(faults as Record<(typeof faultKinds)[number], number>),
    'store request': run.storeFaults,
    'sweeps that did not end': run.lost === undefined ? 0 : 1,
    'cells lost': run.cells.lost,
    'cells counted twice': run.cells.twice,
    'reports unlike the undisturbed': run.report === undisturbed.report ? 0 : 1,
    'processes left': run.processes,
    'jobs left': run.jobs,
    'strays before the sweeping': run.strays,
    'objects too many or too few after it':
      run.keys.join('\n') === undisturbed.keys.join('\n') ? 0 : 1,
  };
}

/** Runs of before; none where there is no file. */
export async function readRows(file: string): Promise<RunRow[]> {
  if (!existsSync(file)) return [];
  const text = await readFile(file, 'utf8');
  const rows = parse(text, { columns: true }) as unknown as Record<string, string>[];
  return rows.map((row) => {
    const numbers = Object.entries(row).map(([name, value]) => [name, Number(value)] as const);
    return Object.fromEntries(numbers) as RunRow;
  });
}

/** A run counts as soon as it has ended: hours of them may be spread over days. */
export async function appendRow(file: string, row: RunRow, isFirst: boolean): Promise<void> {
  await appendFile(file, stringify([row], { columns: [...columns], header: isFirst }));
}
