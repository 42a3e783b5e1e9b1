import { bootstrapSettings } from '../metrics/resampleGroups.js';
import { swapSettings } from '../pointing/swapTest.js';
import type { Dataset } from '../dataset/Dataset.js';
import type { FaithfulnessRow } from '../faithfulness/FaithfulnessRow.js';
import { mapSeries } from '../store/layout.js';
import type { Plan } from '../sweep/Plan.js';
import { classify } from './classify.js';
import { calibrate } from './calibrate.js';
import { compareMethods } from './compareMethods.js';
import { compareRuns } from './compareRuns.js';
import { methodsText } from './methods/describeMethods.js';
import { reportFaithfulness } from './reportFaithfulness.js';
import { reportLocalisation } from './reportLocalisation.js';
import { reportLeakage } from './reportLeakage.js';
import { reportPointing, type SwapTable } from './reportPointing.js';
import type { Missing, Report, RunReport } from './Report.js';
import type { OutcomeRow, PredictionRow } from './rows.js';
import { selectRuns, type Validation } from './selectRuns.js';
import { study } from './study.js';

export interface ReportInput {
  readonly plan: Plan;
  readonly dataset: Dataset;
  /** foldcam's version. */
  readonly version: string;
  readonly engines: readonly string[];
  readonly predictions: readonly PredictionRow[];
  readonly outcomes: readonly OutcomeRow[];
  readonly missing: readonly Missing[];
  /** On folds that ignore groups. */
  readonly ungrouped?: readonly PredictionRow[];
  /** Left out, nothing is said of choosing among the runs. */
  readonly validations?: readonly Validation[];
  /** What was found of the maps of the sample, where the sweep asks for it. */
  readonly faithfulness?: readonly FaithfulnessRow[];
  /** Left out, the report has no test against swapped masks. */
  readonly swaps?: readonly SwapTable[];
}

/** Puts a sweep's report together; the order of the rows is irrelevant. */
export function assembleReport(input: ReportInput): Report {
  const { plan, dataset } = input;
  const { data: _data, ...spec } = plan.spec;
  const predictions = [...input.predictions].sort(byRunFoldImage);
  const outcomes = [...input.outcomes].sort(byRunFoldImage);
  const tested = (run: string): FaithfulnessRow[] =>
    (input.faithfulness ?? [])
      .filter((row) => row.run === run)
      .sort((a, b) => compare(a.image, b.image));
  const runIds = plan.runs.map((run) => run.id);
  const selection = selectRuns({
    runs: runIds,
    folds: spec.folds.k,
    validations: input.validations ?? [],
    predictions,
    outcomes,
    labels: dataset.labels,
    series: mapSeries(plan.spec),
  });
  const report: Report = {
    format: 'foldcam.report/1',
    sweep: { id: plan.id, name: spec.name, spec },
    dataset: describeDataset(dataset),
    folds: describeFolds(plan, dataset),
    provenance: {
      foldcam: input.version,
      engines: [...new Set(input.engines)].sort(),
      backbones: plan.backbones,
      seeds: {
        folds: spec.folds.seed,
        runs: spec.seeds,
        bootstrap: bootstrapSettings.seed,
      },
      resamples: bootstrapSettings.resamples,
      ...(input.swaps?.length ? { swaps: swapSettings } : {}),
    },
    reference: study,
    runs: plan.runs.map((run) => ({
      ...run,
      ...reportRun(
        plan,
        dataset.labels,
        predictions.filter((row) => row.run === run.id),
        outcomes.filter((row) => row.run === run.id),
        input.swaps?.filter((swap) => swap.run === run.id) ?? [],
      ),
      ...(spec.faithfulness
        ? { faithfulness: reportFaithfulness(mapSeries(plan.spec), tested(run.id)) }
        : {}),
    })),
    comparisons: {
      methods: compareMethods(runIds, mapSeries(plan.spec), outcomes),
      runs: compareRuns(runIds, predictions, dataset.labels[1]),
    },
    ...(selection ? { selection } : {}),
    leakage: reportLeakage({
      ...{ plan, dataset, predictions },
      ungrouped: [...(input.ungrouped ?? [])].sort(byRunFoldImage),
    }),
    missing: [...input.missing].sort(
      (a, b) => compare(a.run, b.run) || a.fold - b.fold || compare(a.stage, b.stage),
    ),
  };
  return { ...report, methods: methodsText(report) };
}

function reportRun(
  plan: Plan,
  labels: readonly [string, string],
  predictions: readonly PredictionRow[],
  outcomes: readonly OutcomeRow[],
  swaps: readonly SwapTable[],
): Pick<RunReport, 'classification' | 'pointing' | 'localisation'> {
  const folds = Array.from({ length: plan.spec.folds.k }, (_, fold) => ({
    fold,
    ...classify(
      predictions.filter((row) => row.fold === fold),
      labels[1],
    ),
  }));
  const series = mapSeries(plan.spec).map(({ method, target }) => ({
    method,
    target,
    rows: outcomes.filter((row) => row.method === method && row.target === target),
  }));
  return {
    classification: {
      ...classify(predictions, labels[1]),
      calibration: calibrate(predictions, labels[1]),
      folds,
    },
    pointing: series.map(({ method, target, rows }) =>
      reportPointing(
        method,
        target,
        rows,
        labels,
        swaps.find((swap) => swap.method === method && swap.target === target),
      ),
    ),
    localisation: series.map(({ method, target, rows }) =>
      reportLocalisation(method, target, rows),
    ),
  };
}

function describeDataset(dataset: Dataset): Report['dataset'] {
  const { entries, labels } = dataset;
  return {
    digest: dataset.digest,
    images: entries.length,
    groups: new Set(entries.map((entry) => entry.group)).size,
    labels: labels.map((label, i) => ({
      label,
      positive: i === 1,
      images: entries.filter((entry) => entry.label === label).length,
    })),
    leftOut: dataset.leftOut.map((left) => ({
      ...left,
      reason: 'its label is not one of the two that the sweep names',
    })),
    generated: dataset.generated ?? null,
  };
}

function describeFolds(plan: Plan, dataset: Dataset): Report['folds'] {
  return Array.from({ length: plan.spec.folds.k }, (_, fold) => {
    const own = dataset.entries.filter((entry) => plan.folds[entry.id] === fold);
    return {
      fold,
      images: own.length,
      groups: new Set(own.map((entry) => entry.group)).size,
      labels: Object.fromEntries(
        dataset.labels.map((label) => [label, own.filter((e) => e.label === label).length]),
      ),
    };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byRunFoldImage<T extends { run: string; fold: number; image: string }>(
  a: T,
  b: T,
): number {
  return compare(a.run, b.run) || a.fold - b.fold || compare(a.image, b.image);
}
