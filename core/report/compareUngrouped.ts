import type { Dataset } from '../dataset/Dataset.js';
import type { Plan } from '../sweep/Plan.js';
import { classify } from './classify.js';
import { comparePairs, correctSides, pairRows, type Uncorrected } from './compareSides.js';
import type { Classification, Leakage } from './Report.js';
import type { PredictionRow } from './rows.js';

export interface UngroupedInput {
  readonly plan: Pick<Plan, 'runs' | 'ungrouped'>;
  readonly dataset: Pick<Dataset, 'entries' | 'labels'>;
  /** Of a run, sorted, as are the ungrouped ones, so that the same rows give the same figures. */
  readonly predictionsOf: (run: string) => readonly PredictionRow[];
  /** On folds that ignore groups. */
  readonly ungroupedOf: (run: string) => readonly PredictionRow[];
}

/** A comparison that is made as the runs come. */
export interface OpenUngrouped {
  add(run: string): void;
  finish(): Leakage['ungrouped'];
}

/**
 * How good runs would have looked on folds that ignore groups: nothing where the sweep does not ask, or
 * where a cell is missing.
 */
export function compareUngrouped(input: UngroupedInput): OpenUngrouped {
  const { plan, dataset, predictionsOf, ungroupedOf } = input;
  const [, positive] = dataset.labels;
  const pairsOf = (run: string) => pairRows(ungroupedOf(run), predictionsOf(run));
  const isWhole = ({ id }: { readonly id: string }) => pairsOf(id).length >= dataset.entries.length;
  const leaked = plan.ungrouped && plan.runs.every(isWhole) ? plan.ungrouped.leaked : undefined;
  const compared: (Uncorrected & { run: string; classification: Classification })[] = [];
  return {
    add: (run) => {
      const comparison = leaked && comparePairs(pairsOf(run), positive);
      if (!comparison) return;
      const classification = classify(ungroupedOf(run), positive);
      compared.push({ run, classification, ...comparison });
    },
    finish: () => leaked && { leaked, runs: correctSides(compared) },
  };
}
