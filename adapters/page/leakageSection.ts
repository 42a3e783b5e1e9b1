import type { Leakage, Report } from '../../core/report/Report.js';
import { ends, pFigure, plainEstimate, rowHead, words } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import { folded } from './folded.js';
import { html, type Html } from './html.js';
import { decimal, signedPercent } from './numbers.js';
import { runLines, type PageReport, type RunLine } from './PageReport.js';

/** Which images hang together, whose labels contradict each other, and what ignoring that would have given. */
export function leakageSection(report: PageReport): Html | null {
  const { leakage, sweep } = report;
  const asked = sweep.spec.folds.compareUngrouped;
  if (!leakage || (leakage.shared.groups === 0 && !asked)) return null;
  return html`<section id="together">
    <h2>Images that belong together</h2>
    <p>${sharedSentence(leakage)} ${foundSentence(leakage)}</p>
    ${contradictions(report, leakage)} ${asked && ungroupedPart(report, leakage)}
  </section>`;
}

function sharedSentence({ shared }: Leakage): string {
  if (shared.groups === 0) return 'No two images share a group.';
  const groups = shared.groups === 1 ? '1 group holds' : `${shared.groups} groups hold`;
  return `${groups} several images, ${shared.images} in all. Images of one group are never on both sides of a fold.`;
}

function foundSentence({ shared, found }: Leakage): string | null {
  if (!found || shared.groups === 0) return null;
  const { pairs, groups } = found;
  const what = pairs === 1 ? '1 pair that shows' : `${pairs} pairs that show`;
  const rest = shared.groups - groups;
  const other = `; the other ${rest} ${rest === 1 ? 'rests' : 'rest'} on the group column or near-duplicates.csv`;
  return `A comparison of the images themselves found ${what} the same picture. That alone holds ${groups} of the groups together${rest > 0 ? other : ''}.`;
}

function contradictions(report: Report, { contradicting }: Leakage): Html | null {
  if (contradicting.length === 0) return null;
  const rows = contradicting;
  const whole = dataTable<Leakage['contradicting'][number]>({
    caption:
      'Groups whose images have both labels. They stay together, and their labels stay as they are: whoever made the data should say which is right.',
    file: fileName(report.sweep.name, 'contradicting.csv'),
    columns: [
      words('images', 'images', (group) =>
        group.map(({ image, label }) => `${image} (${label})`).join(', '),
      ),
    ],
    rows,
  });
  return html`<h3>Labels that contradict each other</h3>
    ${folded(rows.length, 'groups', whole)}`;
}

function ungroupedPart(report: PageReport, { ungrouped }: Leakage): Html {
  const title = html`<h3>What ignoring the groups would have given</h3>`;
  if (!ungrouped) {
    const cells = report.missing.length;
    return html`${title}
      <p>
        Not told: ${cells} ${cells === 1 ? 'cell' : 'cells'} of this comparison or of the sweep
        ${cells === 1 ? 'is' : 'are'} missing, and it takes all of them.
      </p>`;
  }
  const { leaked, runs } = ungrouped;
  const lineOf = new Map(runLines(report).map((line) => [line.id, line]));
  const rows = runs.map((ignored): Line => ({ ignored, kept: lineOf.get(ignored.run) }));
  const whole = dataTable<Line>({
    caption:
      'The same runs on folds of the same number and seed that ignore groups, beside those above, on the same images. Difference: ignored − kept, with its 95 % interval by the bootstrap over groups; AUC: DeLong’s paired test; accuracy, in percentage points: McNemar’s exact test on the images that only one of the two calls correctly (ignored : kept).',
    file: fileName(report.sweep.name, 'groups-ignored.csv'),
    columns: [
      rowHead('run', 'run', ({ ignored }) => ignored.run),
      plainEstimate('AUC, groups kept', 'auc_kept', ({ kept }) => kept?.auc),
      plainEstimate('AUC, ignored', 'auc_ignored', ({ ignored }) => ignored.classification.auc),
      {
        head: 'difference',
        show: ({ ignored: { auc } }) =>
          html`${signed(auc.difference)}${auc.ci95 && html` <small>${span(auc.ci95)}</small>`}
          ${auc.delong && html`<small class="under">DeLong ${span(auc.delong)}</small>`}`,
        csv: ({ ignored: { auc } }) => ({
          auc_difference: auc.difference,
          ...ends('auc_difference', auc.ci95),
          ...ends('auc_difference_delong', auc.delong),
        }),
      },
      pFigure('DeLong', 'auc_p_delong', ({ ignored }) => ignored.auc.p),
      plainEstimate('accuracy, kept', 'accuracy_kept', ({ kept }) => kept?.accuracy),
      plainEstimate(
        'ignored',
        'accuracy_ignored',
        ({ ignored }) => ignored.classification.accuracy,
      ),
      {
        head: 'difference',
        show: ({ ignored: { accuracy } }) =>
          html`${signedPercent(accuracy.difference)}
            <small class="under">${accuracy.onlyFirst} : ${accuracy.onlySecond}</small>`,
        csv: ({ ignored: { accuracy } }) => ({
          accuracy_difference: accuracy.difference,
          ...ends('accuracy_difference', accuracy.ci95),
          accuracy_only_ignored: accuracy.onlyFirst,
          accuracy_only_kept: accuracy.onlySecond,
        }),
      },
      pFigure('McNemar', 'accuracy_p_mcnemar', ({ ignored }) => ignored.accuracy.p),
    ],
    rows,
  });
  return html`${title}
    <p>
      ${leaked.images} of the ${report.dataset.images} test images, of ${leaked.groups}
      ${leaked.groups === 1 ? 'group' : 'groups'}, would have been tested on a classifier that was
      trained on an image of their own group. Figures that ignore this are not those of new
      patients.
    </p>
    ${folded(rows.length, 'runs', whole)}`;
}

interface Line {
  readonly ignored: NonNullable<Leakage['ungrouped']>['runs'][number];
  readonly kept: RunLine | undefined;
}

const signed = (value: number | null): string =>
  value !== null && value > 0 ? `+${decimal(value)}` : decimal(value);

const span = ([lo, hi]: readonly [number, number]): string => `${decimal(lo)} to ${decimal(hi)}`;
