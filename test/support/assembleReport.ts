import type { FaithfulnessRow } from '../../core/faithfulness/FaithfulnessRow.js';
import { openReport, type ReportInput } from '../../core/report/openReport.js';
import type { Missing, Report } from '../../core/report/Report.js';
import type { SwapTable } from '../../core/report/reportPointing.js';
import type { OutcomeRow, PredictionRow } from '../../core/report/rows.js';
import type { Validation } from '../../core/report/selectRuns.js';

/** All rows of a sweep at once. */
export interface SweepRows extends Pick<ReportInput, 'plan' | 'dataset' | 'version' | 'engines'> {
  readonly predictions: readonly PredictionRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly missing: readonly Missing[];
  readonly ungrouped?: readonly PredictionRow[];
  readonly validations?: readonly Validation[];
  readonly faithfulness?: readonly FaithfulnessRow[];
  readonly swaps?: readonly (SwapTable & { readonly run: string })[];
}

/** The whole report of a sweep that is small. */
export function assembleReport(given: SweepRows): Report {
  const { ungrouped = [], validations = [], faithfulness = [], swaps = [] } = given;
  const of = <T extends { readonly run: string }>(rows: readonly T[], run: string): T[] =>
    rows.filter((row) => row.run === run);
  const report = openReport({
    ...given,
    predictionsOf: (run) => of(given.predictions, run),
    ungroupedOf: (run) => of(ungrouped, run),
    validations,
    swapped: swaps.length > 0,
  });
  const runs = given.plan.runs.map((run) =>
    report.add(run, {
      outcomes: of(given.outcomes, run.id),
      faithfulness: of(faithfulness, run.id),
      swaps: of(swaps, run.id),
    }),
  );
  return { ...report.head, runs, ...report.finish(given.missing) };
}
