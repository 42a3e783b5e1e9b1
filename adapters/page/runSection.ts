import type { Report, RunReport } from '../../core/report/Report.js';
import { calibrationSection } from './calibrationSection.js';
import { classificationTable } from './classificationTable.js';
import { methodComparisons } from './comparisonTables.js';
import { faithfulnessSection } from './faithfulnessSection.js';
import { html, type Html } from './html.js';
import { localisationTable } from './localisationTable.js';
import { decimal, percent } from './numbers.js';
import { groupPlots, pointingPlot } from './pointingPlot.js';
import { pointingGroupTable, pointingTable } from './pointingTable.js';
import { regionTable } from './regionTable.js';
import { swapTestTable } from './swapTestTable.js';

/** All of one run. Of several runs the first is open, the others are behind a line each. */
export function runSection(report: Report, run: RunReport, index: number): Html {
  const id = runAnchor(index);
  if (index === 0) {
    return html`<section id="${id}">
      <h2>${runTitle(report, run)}</h2>
      ${figures(report, run)}
    </section>`;
  }
  return html`<section class="later" id="${id}">
    <details>
      <summary>
        <h2>${run.id}</h2>
        <span class="soft">${inShort(run)}</span>
      </summary>
      ${figures(report, run)}
    </details>
  </section>`;
}

export const runAnchor = (index: number): string => `run-${index + 1}`;

export const runTitle = ({ runs }: Report, { id }: RunReport): string =>
  runs.length > 1 ? id : 'The figures';

function inShort({ classification, pointing }: RunReport): string {
  const [first] = pointing;
  const auc = `AUC ${decimal(classification.auc.value)}`;
  return first ? `${auc}, in a region ${percent(first.inRegions.rate)}` : auc;
}

function figures(report: Report, run: RunReport): Html {
  const positive = report.dataset.labels.find((label) => label.positive)?.label ?? '';
  return html`<h3>How good it is</h3>
    ${classificationTable(run, report)} ${calibrationSection(run, positive)}
    <h3>Where it points</h3>
    ${pointingPlot(run)} ${pointingTable(run)} ${swapTestTable(run)}
    ${methodComparisons(report, run)}
    <h3>By class, by call, by size of the lesion</h3>
    ${groupPlots(run)} ${pointingGroupTable(run)}
    <h3>How well the whole map singles the lesion out</h3>
    ${localisationTable(run)} ${regionTable(run)} ${faithfulnessSection(run)}`;
}
