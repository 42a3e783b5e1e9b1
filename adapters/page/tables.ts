import { regions } from '../../core/regions/Region.js';
import type { Rate, Report, RunReport } from '../../core/report/Report.js';
import { html, type Html } from './html.js';
import { decimal, percent, rateWithInterval, withInterval } from './numbers.js';
import { seriesTitle } from './pointingPlot.js';

/** All runs of a sweep side by side. */
export function runTable(report: Report): Html {
  const rows = report.runs.map((run) => {
    const { auc, accuracy, sensitivity, specificity } = run.classification;
    const pointing = run.pointing[0];
    return html`<tr>
      <th scope="row">${run.id}</th>
      <td>${withInterval(auc)}</td>
      <td>${withInterval(accuracy)}</td>
      <td>${withInterval(sensitivity)}</td>
      <td>${withInterval(specificity)}</td>
      <td>${pointing && rateWithInterval(pointing.inRegions)}</td>
    </tr>`;
  });
  return table(
    'Runs, pooled over their folds. In a region: of the correctly classified images, with the first method.',
    ['run', 'AUC', 'accuracy', 'sensitivity', 'specificity', 'in a region'],
    rows,
  );
}

/** Pooled and per fold. */
export function classificationTable(run: RunReport, report: Report): Html {
  const { folds, ...pooled } = run.classification;
  const line = (name: Html | string, of: typeof pooled, images: number | string): Html =>
    html`<tr>
      <th scope="row">${name}</th>
      <td>${images}</td>
      <td>${withInterval(of.auc)}${beside('DeLong', of.auc.delong)}</td>
      <td>${withInterval(of.accuracy)}${beside('Wilson', of.accuracy.wilson)}</td>
      <td>${withInterval(of.sensitivity)}${beside('Wilson', of.sensitivity.wilson)}</td>
      <td>${withInterval(of.specificity)}${beside('Wilson', of.specificity.wilson)}</td>
      <td>${decimal(of.balancedAccuracy.value)}</td>
      <td>${decimal(of.averagePrecision.value)}</td>
      <td>${decimal(of.f1.value)}</td>
      <td>${decimal(of.mcc.value)}</td>
      <td>${decimal(of.brier.value)}</td>
    </tr>`;
  const youden = { ...pooled, ...pooled.atYouden };
  const { reference } = report;
  return table(
    'Classification of the held-out images. The threshold on the probability is 0.5; Youden: each fold’s own, chosen on its training side. Intervals: bootstrap over groups; below them DeLong’s and Wilson’s, which take the images for independent.',
    [
      '',
      'images',
      'AUC',
      'accuracy',
      'sensitivity',
      'specificity',
      'balanced',
      'AP',
      'F1',
      'MCC',
      'Brier',
    ],
    [
      line('pooled', pooled, pooled.auc.n),
      line('pooled, Youden', youden, pooled.auc.n),
      ...folds.map((fold) => line(`fold ${fold.fold + 1}`, fold, fold.auc.n)),
      html`<tr>
        <th scope="row">the study</th>
        <td>${reference.images}</td>
        <td>${decimal(reference.auc)}</td>
        <td>${decimal(reference.accuracy)}</td>
        <td>${decimal(reference.sensitivity)}</td>
        <td>${decimal(reference.specificity)}</td>
        <td></td>
        <td></td>
        <td></td>
        <td></td>
        <td></td>
      </tr>`,
    ],
  );
}

const beside = (name: string, ends: readonly [number, number] | null | undefined): Html | null =>
  ends ? html`<small class="under">${name} ${decimal(ends[0])}–${decimal(ends[1])}</small>` : null;

/** The pointing game, all images and per label, and the point that is always at the centre. */
export function pointingTable(run: RunReport): Html {
  const rows = run.pointing.flatMap((entry) => {
    const name = seriesTitle(entry.method, entry.target, run);
    const parts = [{ ...entry, label: 'all' }, ...entry.byLabel];
    return parts.map(
      (part, i) =>
        html`<tr>
          <th scope="row">${i === 0 && name}</th>
          <td>${part.label}</td>
          <td>${part.images}</td>
          ${regions.map((region) => besideChance(part.regions[region]))}
          ${besideChance(part.inRegions, ` of ${part.inRegions.n}`)}
        </tr>`,
    );
  });
  const [first] = run.pointing;
  const centre =
    first &&
    html`<tr>
      <th scope="row">The image’s centre</th>
      <td>all</td>
      <td>${first.images}</td>
      ${regions.map((region) => html`<td>${percent(first.centre[region])}</td>`)}
      <td>${percent(first.centre.inRegions)}<small class="under"> of ${first.images}</small></td>
    </tr>`;
  return table(
    'Where the maps point: rate with its 95 % interval; below it chance, the region’s mean share of the same images, and the lift, rate over chance. In a region: mass, peritumoral or below, over the correctly classified images.',
    ['method', 'images', 'n', ...regions, 'in a region'],
    [...rows, ...(centre ? [centre] : [])],
  );
}

/** Ties and degenerate maps; then where the maps lay their mass. */
export function localisationTable(run: RunReport): Html {
  const rows = run.localisation.map((entry, i) => {
    const pointing = run.pointing[i];
    const cells = regions.map((region) => {
      const { value, ...rest } = entry.energy[region];
      return besideChance({ rate: value, ...rest });
    });
    return html`<tr>
      <th scope="row">${seriesTitle(entry.method, entry.target, run)}</th>
      ${cells}
      <td>${pointing?.ties}</td>
      <td>${pointing?.degenerate}</td>
    </tr>`;
  });
  return table(
    'Energy: the mean share of a map’s positive mass that lies in a region. Ties: maps with several equal maxima. Degenerate: flat or non-finite maps; they hit nothing.',
    ['method', ...regions.map((region) => `energy, ${region}`), 'ties', 'degenerate'],
    rows,
  );
}

export function besideChance(of: Pick<Rate, 'rate' | 'ci95' | 'chance' | 'lift'>, more = ''): Html {
  const { chance, lift } = of;
  return html`<td>
    ${rateWithInterval(of)}
    <small class="under">chance ${percent(chance)}, × ${decimal(lift, 1)}${more}</small>
  </td>`;
}

export function table(caption: string, columns: readonly string[], rows: readonly Html[]): Html {
  const heads = columns.map((column) => html`<th scope="col">${column}</th>`);
  return html`<div class="scroll">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
