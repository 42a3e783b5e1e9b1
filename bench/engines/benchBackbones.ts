import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { docsFolder } from '../docsFolder.js';
import { markdownTable } from '../markdownTable.js';
import { runChild } from '../runChild.js';
import { writeSection } from '../writeSection.js';
import { backbones, engines, type EngineName } from './compared.js';

// Rounding may move a pair of images past each other; more would be another result.
const tolerance = 0.01;

/**
 * Runs examples/backbones.yaml on every engine over the data set that `--data` names; writes the AUCs
 * into docs/engines.md.
 * @returns the backbones whose AUCs differ between engines
 */
export async function benchBackbones(options: readonly string[]): Promise<string[]> {
  const { data } = parseArgs({ args: [...options], options: { data: { type: 'string' } } }).values;
  if (data === undefined) throw new RangeError('--data names no data set');
  const found = new Map<EngineName, Map<string, number>>();
  for (const engine of engines) found.set(engine, await sweep(engine, data));
  const rows = backbones.map((backbone) =>
    engines.map((engine) => found.get(engine)?.get(backbone) ?? NaN),
  );
  const text = markdownTable(
    ['backbone', ...engines],
    rows.map((aucs, b) => [backbones[b] ?? '', ...aucs.map((auc) => auc.toFixed(3))]),
  );
  await writeSection('engines.md', 'aucs', text);
  return backbones.filter((_, b) => {
    const aucs = rows[b] ?? [];
    return !(Math.max(...aucs) - Math.min(...aucs) <= tolerance);
  });
}

interface Report {
  readonly runs: readonly {
    readonly backbone: string;
    readonly classification: { readonly auc: { readonly value: number } };
  }[];
}

/** AUC by backbone. */
async function sweep(engine: EngineName, data: string): Promise<Map<string, number>> {
  // Kept: what is computed once is not computed when the bench runs again.
  const out = path.resolve('foldcam-out/bench', engine);
  const example = path.join(docsFolder, '../examples/backbones.yaml');
  const args = ['run', example, '--data', path.resolve(data), '--out', out];
  const page = await runChild('cli/main.js', args, { FOLDCAM_ENGINE: engine });
  const file = path.join(path.dirname(page), 'report.json');
  const report = JSON.parse(await readFile(file, 'utf8')) as Report;
  return new Map(report.runs.map((run) => [run.backbone, run.classification.auc.value]));
}
