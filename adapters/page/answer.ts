import type { Estimate, Report, RunReport } from '../../core/report/Report.js';
import { againstChance } from './againstChance.js';
import { answerPlaces } from './answerPlaces.js';
import { html, type Html } from './html.js';
import { decimal, percent, span } from './numbers.js';
import { runLines, type PageReport } from './PageReport.js';
import { isPoint, readInterval, wilsonStands, type Intervals } from './readInterval.js';
import { seriesTitle } from './seriesTitle.js';

/**
 * The first screen: which run, how good it is, where its maps point, against chance. The first run and
 * the first method of the sweep file stand for it: none is chosen by its result.
 */
export function answer(report: PageReport, run: RunReport): Html {
  const { auc, accuracy, sensitivity, specificity } = run.classification;
  const { reference } = report;
  return html`<section class="answer" aria-labelledby="answer">
    <h2 id="answer">The answer</h2>
    <p class="lead">${goodSentence(report, run)} ${placeSentence(report, run)}</p>
    <div class="cards">
      <div class="card">
        <h3>How good it is</h3>
        <dl class="figures">
          ${cell('AUC', auc, reference.auc)}${cell('Accuracy', accuracy, reference.accuracy)}${cell(
            'Sensitivity',
            sensitivity,
            reference.sensitivity,
          )}${cell('Specificity', specificity, reference.specificity)}
        </dl>
      </div>
      <div class="card">
        <h3>Where it looks</h3>
        ${answerPlaces(run)}
      </div>
    </div>
    ${shownSentence(report, run)} ${choiceSentence(report, run)}
  </section>`;
}

function goodSentence(report: Report, run: RunReport): Html {
  const { auc } = run.classification;
  const [negative, positive] = [false, true].map(
    (side) => report.dataset.labels.find((one) => one.positive === side)?.label ?? '',
  );
  const { ci95 } = auc;
  const ci = isPoint(ci95)
    ? ' (which no resample changes: there is no interval)'
    : ci95 && ` (95 % CI ${decimal(ci95[0])} to ${decimal(ci95[1])})`;
  return html`<strong>${run.id}</strong> tells ${positive} from ${negative} with an AUC of
    <strong>${decimal(auc.value)}</strong>${ci}.`;
}

function placeSentence({ reference }: Report, run: RunReport): Html | null {
  const entry = run.pointing[0];
  if (!entry || entry.inRegions.rate === null) return null;
  const { rate, n, chance } = entry.inRegions;
  const verdict = againstChance(entry.inRegions);
  return html`Its ${seriesTitle(entry.method, entry.target, run)} maps point at the mass, the ring
    around it or the area below it in <strong>${percent(rate)}</strong> of the ${n} images that it
    calls correctly (the study: ${percent(reference.inRegions)}), where chance gives
    <strong>${percent(chance)}</strong>${verdict && html`: <strong>${verdict}</strong>`}.`;
}

function cell(name: string, { value, ...of }: Estimate & Intervals, study: number): Html {
  const ends = readInterval(of);
  const whose = wilsonStands(of) ? 'Wilson’s ' : '';
  const text = isPoint(ends) ? 'no interval' : ends && `${whose}95 % CI ${span(ends)}`;
  return html`<div>
    <dt>${name}</dt>
    <dd>
      <span class="figure">${decimal(value)}</span>
      ${text !== null && html`<small>${text}</small>`}
      <small>the study: ${decimal(study)}</small>
    </dd>
  </div>`;
}

// A network that was shown the mass cannot find it by itself.
function shownSentence({ sweep }: Report, run: RunReport): Html | null {
  const { crop = 'full' } = sweep.spec.recipes.find(({ name }) => name === run.recipe) ?? {};
  if (crop === 'full') return null;
  const what = {
    lesion: 'only the lesion with a margin, cut out by its mask',
    both: 'the lesion beside the whole image, cut out by its mask',
  }[crop];
  return html`<p class="soft">
    The network was shown ${what}: its maps are drawn there by that too. Where a classifier looks by
    itself is answered by a recipe with <code>crop: full</code>.
  </p>`;
}

// The best of several test results is no result: what choosing by the training sides gives is.
function choiceSentence(report: PageReport, run: RunReport): Html | null {
  const { selection } = report;
  const runs = runLines(report);
  if (runs.length < 2) return null;
  const chosen = selection && withEnds(selection.classification.auc);
  return html`<p class="soft">
    ${run.id} is the first of the sweep file’s ${runs.length} <a href="#runs">runs</a>, not chosen
    by its
    result.${
      chosen &&
      html` Choosing among them in each fold by its training side alone gives an AUC of ${chosen}.`
    }
  </p>`;
}

const withEnds = ({ value, ci95 }: Estimate): string =>
  `${decimal(value)}${ci95 ? ` (${decimal(ci95[0])} to ${decimal(ci95[1])})` : ''}`;
