import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse, stringify } from 'yaml';
import type { Report } from '../../core/report/Report.js';
import { docsFolder } from '../docsFolder.js';
import { runSweep } from '../support/runSweep.js';

/** What one assignment of images to folds has given. */
export interface Swept {
  readonly seed: number;
  readonly report: Report;
  /** By run: the mean over the folds of its validation AUC. */
  readonly validation: ReadonlyMap<string, number>;
}

/** Runs examples/busi-recipes.yaml on the folds of a seed. */
export async function sweepRecipes(seed: number, data: string, engine: string): Promise<Swept> {
  const example = await readFile(path.join(docsFolder, '../examples/busi-recipes.yaml'), 'utf8');
  const spec = parse(example) as { folds?: object };
  // Kept: what is computed once is not computed when the bench runs again.
  const out = path.resolve('foldcam-out/bench/results');
  await mkdir(out, { recursive: true });
  const file = path.join(out, `folds-${seed}.yaml`);
  await writeFile(file, stringify({ ...spec, folds: { ...spec.folds, seed } }));
  const { folder, report } = await runSweep(file, path.resolve(data), out, {
    FOLDCAM_ENGINE: engine,
  });
  const [gap] = report.missing;
  if (gap) throw new Error(`${gap.run}, fold ${gap.fold}: ${gap.code} ${gap.message}`);
  return { seed, report, validation: await readValidation(path.join(folder, 'cells.csv')) };
}

async function readValidation(file: string): Promise<Map<string, number>> {
  const rows = parseCsv<Record<string, string>>(await readFile(file, 'utf8'), { columns: true });
  const aucs = new Map<string, number[]>();
  for (const { run = '', validationAuc = '' } of rows) {
    aucs.set(run, [...(aucs.get(run) ?? []), Number(validationAuc)]);
  }
  return new Map([...aucs].map(([run, own]) => [run, own.reduce((a, b) => a + b, 0) / own.length]));
}
