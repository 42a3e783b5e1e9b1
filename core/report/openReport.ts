import type { Dataset } from '../dataset/Dataset.js';
import { bootstrapSettings } from '../metrics/resampleGroups.js';
import { swapSettings } from '../pointing/swapTest.js';
import { mapSeries } from '../store/layout.js';
import type { Plan, Run } from '../sweep/Plan.js';
import { compareMethods, correctMethods, type UncorrectedMethods } from './compareMethods.js';
import { compareRuns } from './compareRuns.js';
import { compareUngrouped } from './compareUngrouped.js';
import { methodsText } from './methods/describeMethods.js';
import type { Missing, ReportHead, ReportTail, RunReport } from './Report.js';
import { reportDataset, reportFolds } from './reportDataset.js';
import { reportLeakage } from './reportLeakage.js';
import { reportRun, type RunRows } from './reportRun.js';
import { compareText, sortRows } from './rowOrder.js';
import type { OutcomeRow, PredictionRow } from './rows.js';
import { isChosen, reportSelection, selectRuns, type Validation } from './selectRuns.js';
import { study } from './study.js';

export interface ReportInput {
  readonly plan: Plan;
  readonly dataset: Dataset;
  /** foldcam's version. */
  readonly version: string;
  readonly engines: readonly string[];
  /** Of a run; the order of the rows is irrelevant. Asked more than once. */
  readonly predictionsOf: (run: string) => readonly PredictionRow[];
  /** On folds that ignore groups. */
  readonly ungroupedOf: (run: string) => readonly PredictionRow[];
  /** Without any, nothing is said of choosing among the runs. */
  readonly validations: readonly Validation[];
  /** Whether runs are tested against swapped masks. */
  readonly swapped: boolean;
}

/** A report that is made run by run: of what a run is made, little is held once it is added. */
export interface OpenReport {
  readonly head: ReportHead;
  /** The run's part. Every run is added once, in the order of the plan; the order of its rows is irrelevant. */
  add(run: Run, rows: Omit<RunRows, 'predictions'>): RunReport;
  /** When all runs are added. */
  finish(missing: readonly Missing[]): ReportTail;
}

export function openReport(input: ReportInput): OpenReport {
  const { plan, dataset } = input;
  const { labels } = dataset;
  const series = mapSeries(plan.spec);
  const runs = plan.runs.map(({ id }) => id);
  const predictionsOf = (run: string) => sortRows(input.predictionsOf(run));
  const chosen = selectRuns(runs, plan.spec.folds.k, input.validations);
  const chosenOutcomes: OutcomeRow[] = [];
  const methods: UncorrectedMethods[] = [];
  const examples: RunReport[] = [];
  const head = describeHead(input);
  const comparisons = compareRuns(runs, predictionsOf, labels[1]);
  const ignored = compareUngrouped({
    ...{ plan, dataset, predictionsOf },
    ungroupedOf: (run) => sortRows(input.ungroupedOf(run)),
  });

  const select = (): Pick<ReportTail, 'selection'> => {
    if (!chosen) return {};
    const names = [...new Set(chosen.map(({ run }) => run))].sort(compareText);
    const predictions = names.flatMap((run) =>
      predictionsOf(run).filter((row) => isChosen(chosen, row)),
    );
    const outcomes = sortRows(chosenOutcomes);
    return { selection: reportSelection(chosen, predictions, outcomes, labels, series) };
  };

  return {
    head,
    add: (run, rows) => {
      const outcomes = sortRows(rows.outcomes);
      const faithfulness = [...rows.faithfulness].sort((a, b) => compareText(a.image, b.image));
      const predictions = predictionsOf(run.id);
      const own = reportRun(plan, run, labels, { ...rows, predictions, outcomes, faithfulness });
      comparisons.add(run.id, predictions);
      ignored.add(run.id);
      methods.push(...compareMethods(run.id, series, outcomes));
      chosenOutcomes.push(...outcomes.filter((row) => isChosen(chosen, row)));
      if (tellsMore(own, examples)) examples.push(own);
      return own;
    },
    finish: (missing) => {
      const { pairs, best } = comparisons.finish();
      const tail: ReportTail = {
        comparisons: {
          methods: correctMethods(methods),
          runs: pairs,
          ...(best === undefined ? {} : { best }),
        },
        ...select(),
        leakage: reportLeakage(dataset, ignored.finish()),
        missing: [...missing].sort(
          (a, b) => compareText(a.run, b.run) || a.fold - b.fold || compareText(a.stage, b.stage),
        ),
      };
      return { ...tail, methods: methodsText({ ...head, runs: examples, ...tail }, runs.length) };
    },
  };
}

/** Does a run show a kind of figure that none of the others has? The words on methods name them. */
function tellsMore({ classification: own }: RunReport, others: readonly RunReport[]): boolean {
  const lacks = (has: (of: RunReport['classification']) => unknown): boolean =>
    !others.some(({ classification }) => has(classification));
  const isNew = (has: (of: RunReport['classification']) => unknown): boolean =>
    Boolean(has(own)) && lacks(has);
  return (
    others.length === 0 ||
    isNew(({ auc }) => auc.delong) ||
    isNew(({ accuracy }) => accuracy.wilson)
  );
}

function describeHead({ plan, dataset, version, engines, swapped }: ReportInput): ReportHead {
  const { data: _data, ...spec } = plan.spec;
  return {
    format: 'foldcam.report/1',
    sweep: { id: plan.id, name: spec.name, spec },
    dataset: reportDataset(dataset),
    folds: reportFolds(plan, dataset),
    provenance: {
      foldcam: version,
      engines: [...new Set(engines)].sort(),
      backbones: plan.backbones,
      seeds: {
        folds: spec.folds.seed,
        runs: spec.seeds,
        bootstrap: bootstrapSettings.seed,
      },
      resamples: bootstrapSettings.resamples,
      ...(swapped ? { swaps: swapSettings } : {}),
    },
    reference: study,
  };
}
