import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Report } from '../../core/report/Report.js';
import { runChild } from '../runChild.js';

export interface RunSweep {
  /** From the command to its end. */
  readonly seconds: number;
  /** Of the report. */
  readonly folder: string;
  readonly report: Report;
}

/** Runs a sweep file by the command, as a person does. @param out keeps what sweeps before have computed there */
export async function runSweep(
  file: string,
  data: string,
  out: string,
  variables: Readonly<Record<string, string>>,
): Promise<RunSweep> {
  const start = performance.now();
  const page = await runChild(
    'cli/main.js',
    ['run', file, '--data', data, '--out', out],
    variables,
  );
  const seconds = (performance.now() - start) / 1000;
  const folder = path.dirname(page);
  const report = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as Report;
  return { seconds, folder, report };
}
