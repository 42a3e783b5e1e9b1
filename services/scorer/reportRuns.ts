import type { GalleryRow } from '../../adapters/page/Gallery.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import type { OpenReport } from '../../core/report/openReport.js';
import type { Missing, RunReport } from '../../core/report/Report.js';
import type { OutcomeRow } from '../../core/report/rows.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';
import type { CollectedCells } from './collectCells.js';
import { collectFaithfulness } from './collectFaithfulness.js';
import { collectOutcomes } from './collectOutcomes.js';
import { drawGallery } from './drawGallery.js';
import type { Swaps } from './openSwaps.js';

export interface RunsInput {
  readonly plan: Plan;
  readonly dataset: Dataset;
  readonly collected: CollectedCells;
  readonly swaps: Swaps;
  readonly report: OpenReport;
}

export interface ReportedRuns {
  /** Cells without outcomes, and cells whose maps are not tested alone. */
  readonly scored: Missing[];
  readonly tested: Missing[];
  readonly gallery: GalleryRow[];
}

/**
 * Makes the parts of all runs, in the order of the plan. The rows of one are let go before those of the
 * next are read.
 */
export async function reportRuns(
  { plan, dataset, collected, swaps, report }: RunsInput,
  job: ReportJob,
  context: Context,
  see: {
    readonly outcomes: (rows: readonly OutcomeRow[]) => Promise<void>;
    readonly run: (run: RunReport) => Promise<void>;
  },
): Promise<ReportedRuns> {
  const scored: Missing[] = [];
  const tested: Missing[] = [];
  let gallery: GalleryRow[] | undefined;
  const untrained = new Set(collected.missing.map(({ cell }) => cell));
  for (const run of plan.runs) {
    const cells = plan.cells.filter((cell) => cell.run === run.id);
    const games = await collectOutcomes(
      { plan, dataset, predictions: collected.predictions.of(run.id) },
      cells.filter(({ key }) => !untrained.has(key)),
      job,
      context,
      see.outcomes,
    );
    scored.push(...games.missing);
    const known = new Set([...untrained, ...games.missing.map(({ cell }) => cell)]);
    const tests = await collectFaithfulness(plan, cells, dataset, job, context, known);
    tested.push(...tests.missing);
    const outcomes = games.rows;
    const own = { outcomes, faithfulness: tests.rows, swaps: swaps.tablesOf(run.id, outcomes) };
    await see.run(report.add(run, own));
    // Of the first run that has maps.
    if (outcomes.length > 0) {
      gallery ??= await drawGallery(
        plan,
        dataset,
        collected.predictions.of(run.id),
        outcomes,
        context,
      );
    }
  }
  return { scored, tested, gallery: gallery ?? [] };
}
