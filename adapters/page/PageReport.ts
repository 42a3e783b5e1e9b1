import type { Rate, Report, RunReport } from '../../core/report/Report.js';

/** Runs that a page shows in full: as many as one may look through, and a page holds. */
export const mostShown = 30;

/** A report, of whose many runs the first alone are whole. */
export interface PageReport extends Report {
  /** The sweep's runs after those. */
  readonly later?: readonly RunLine[];
}

/** What a page tells of every run, however many there are. */
export interface RunLine
  extends
    Pick<RunReport, 'id'>,
    Pick<RunReport['classification'], 'auc' | 'accuracy' | 'sensitivity' | 'specificity'> {
  /** With the first method. */
  readonly inRegions?: Rate | undefined;
}

export function runLine({ id, classification, pointing }: RunReport): RunLine {
  const { auc, accuracy, sensitivity, specificity } = classification;
  return { id, auc, accuracy, sensitivity, specificity, inRegions: pointing[0]?.inRegions };
}

/** All runs of the sweep. */
export const runLines = ({ runs, later = [] }: PageReport): RunLine[] => [
  ...runs.map(runLine),
  ...later,
];
