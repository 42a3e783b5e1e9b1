import type { Report, RunReport } from '../../core/report/Report.js';
import { html, type Html } from './html.js';
import { decimal, percent } from './numbers.js';

/** The first screen: how good the classifier is and where its maps point, beside the study's figures. */
export function answer(report: Report, run: RunReport): Html {
  const { auc, accuracy, sensitivity, specificity } = run.classification;
  const { reference } = report;
  const best = leading(run);
  const cells = [
    cell('AUC', decimal(auc.value), interval(auc.ci95), decimal(reference.auc)),
    cell('Accuracy', decimal(accuracy.value), interval(accuracy.ci95), decimal(reference.accuracy)),
    cell(
      'Sensitivity',
      decimal(sensitivity.value),
      interval(sensitivity.ci95),
      decimal(reference.sensitivity),
    ),
    cell(
      'Specificity',
      decimal(specificity.value),
      interval(specificity.ci95),
      decimal(reference.specificity),
    ),
  ];
  if (best) {
    const { rate, ci95, chance } = best.inRegions;
    const ends = ci95 && `${percent(ci95[0])} to ${percent(ci95[1])}`;
    const study = percent(reference.inRegions);
    cells.push(
      cell('Points in a region', percent(rate), `${ends ?? ''}; chance ${percent(chance)}`, study),
    );
  }
  return html`<dl class="answer">${cells}</dl>`;
}

function cell(name: string, value: string, detail: string | null, study: string): Html {
  return html`<div>
    <dt>${name}</dt>
    <dd class="figure">${value}</dd>
    <dd><small>${detail}</small><span class="study">the study: ${study}</span></dd>
  </div>`;
}

const interval = (ci95: readonly [number, number] | null): string | null =>
  ci95 && `95 % CI ${decimal(ci95[0])} to ${decimal(ci95[1])}`;

/** The first method asked for: no method is chosen by its result. */
export function leading(run: RunReport): RunReport['pointing'][number] | undefined {
  return run.pointing[0];
}
