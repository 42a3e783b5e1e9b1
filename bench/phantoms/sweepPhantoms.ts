import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { runChild } from '../runChild.js';
import type { OutcomeRow } from './pointingShares.js';

export interface Swept {
  readonly images: number;
  readonly auc: { readonly value: number; readonly ci95: readonly [number, number] };
  readonly accuracy: number;
  readonly outcomes: readonly OutcomeRow[];
}

interface Report {
  readonly missing: readonly { readonly code: string; readonly message: string }[];
  readonly runs: readonly {
    readonly classification: {
      readonly auc: Swept['auc'] & { readonly n: number };
      readonly accuracy: { readonly value: number };
    };
  }[];
}

/** Runs a sweep of one run with the real command. */
export async function sweepPhantoms(folder: string, sweep: string, engine: string): Promise<Swept> {
  const file = path.join(folder, 'sweep.yaml');
  await writeFile(file, sweep);
  const args = ['run', file, '--out', path.join(folder, 'out')];
  const variables = { FOLDCAM_ENGINE: engine, FOLDCAM_LOG_LEVEL: 'silent' };
  const results = path.dirname(await runChild('cli/main.js', args, variables));
  const read = (name: string): Promise<string> => readFile(path.join(results, name), 'utf8');
  const { runs, missing } = JSON.parse(await read('report.json')) as Report;
  const [failed] = missing;
  if (failed) throw new Error(`${failed.code}: ${failed.message}`);
  const [run] = runs;
  if (!run) throw new RangeError('the report has no run');
  const { auc, accuracy } = run.classification;
  const outcomes = parse<Record<string, string>>(await read('outcomes.csv'), { columns: true });
  return { images: auc.n, auc, accuracy: accuracy.value, outcomes };
}
