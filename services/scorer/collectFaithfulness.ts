import { readTested, untestedSeries } from '../../adapters/cells/faithfulness.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { FaithfulnessRow } from '../../core/faithfulness/FaithfulnessRow.js';
import { testedSeries } from '../../core/faithfulness/testedSeries.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { Missing } from '../../core/report/Report.js';
import type { Cell, Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';
import { explainGap } from './explainGap.js';

export interface CollectedFaithfulness {
  readonly rows: FaithfulnessRow[];
  readonly missing: Missing[];
}

/**
 * Reads what the store has of the tests of a run's maps, and finds out why the rest is missing.
 * @param cells of the run
 * @param known keys of cells that lack something else already
 */
export async function collectFaithfulness(
  plan: Plan,
  cells: readonly Cell[],
  dataset: Dataset,
  job: ReportJob,
  context: Context,
  known: ReadonlySet<string>,
): Promise<CollectedFaithfulness> {
  const collected: CollectedFaithfulness = { rows: [], missing: [] };
  if (!plan.spec.faithfulness) return collected;
  const groups = new Map(dataset.entries.map((entry) => [entry.id, entry.group]));
  for (const cell of cells) {
    for (const series of testedSeries(plan.spec)) {
      const found = await readTested(context.store, cell.key, series, plan.spec);
      for (const { image, deletion, insertion, levels } of found ?? []) {
        const group = groups.get(image) ?? image;
        collected.rows.push({
          ...series,
          ...{ run: cell.run, image, group, deletion, insertion, levels },
        });
      }
    }
    const gaps = await untestedSeries(context.store, cell, plan);
    if (gaps.length === 0 || known.has(cell.key)) continue;
    collected.missing.push(await explainGap(cell, ['explain'], job, context));
  }
  return collected;
}
