import type { Report } from '../Report.js';
import { openCitations } from './Citations.js';
import { describeBackbones } from './describeBackbones.js';
import { describeData } from './describeData.js';
import { describeGame } from './describeGame.js';
import { describeMaps } from './describeMaps.js';
import { describeRecipes } from './describeRecipes.js';
import { describeStatistics } from './describeStatistics.js';
import { listed } from './phrases.js';

export interface MethodsText {
  readonly paragraphs: readonly string[];
  /** The first is [1]. */
  readonly references: readonly string[];
}

/**
 * What was done, ready for a paper's section on methods: every fact is out of the report.
 * @param runs how many the sweep has, where the report's are only some of them
 */
export function describeMethods(report: Report, runs: number = report.runs.length): MethodsText {
  const citations = openCitations();
  const { foldcam, engines } = report.provenance;
  const paragraphs = [
    describeData(report, runs),
    describeBackbones(report, citations),
    describeRecipes(report, runs, citations),
    describeMaps(report, citations),
    describeGame(report, citations),
    describeStatistics(report, citations),
    `All was computed with foldcam ${foldcam} (sweep ${report.sweep.id})${engines.length > 0 ? `, features and classifiers on ${listed(engines)}` : ''}.`,
  ];
  return { paragraphs, references: citations.list() };
}

/** The same as one text, its references at the end. */
export function methodsText(report: Report, runs?: number): string {
  const { paragraphs, references } = describeMethods(report, runs);
  const numbered = references.map((reference, i) => `[${i + 1}] ${reference}`).join('\n');
  return [...paragraphs, `References\n${numbered}`].join('\n\n');
}
