import { faithfulnessSettings } from '../../core/faithfulness/settings.js';
import { baseline } from '../../core/faithfulness/testedSeries.js';
import type { FaithfulnessReport, RunReport } from '../../core/report/Report.js';
import { areaTable, curveTable, randomisationTable } from './faithfulnessTables.js';
import { html, type Html } from './html.js';
import { removalKey, removalPlot } from './removalPlot.js';
import { seriesTitle } from './seriesTitle.js';

/** What a run's maps have to do with its network; nothing where the sweep does not ask. */
export function faithfulnessSection(run: RunReport): Html | null {
  const entries = run.faithfulness ?? [];
  const [first] = entries;
  if (!first || first.images === 0) return null;
  const drawn = entries.filter(
    ({ method, target, curves }) =>
      target === first.target && method !== baseline && curves.deletion.length > 0,
  );
  const several = entries.some(({ target }) => target !== first.target);
  return html`<h3>Faithfulness</h3>
    ${unmovedNote(run, entries)}
    <p>
      On ${first.images} images drawn with a fixed seed: does the probability of the explained label
      fall where the pixels that a map ranks highest are replaced by the mean grey (deletion), and
      rise where they are put into a blurred image (insertion)? The random map, which ranks pixels
      for no reason, stands beside each.
    </p>
    ${
      drawn.length > 0 &&
      html`<div class="plots even">
          <figure>
            ${removalPlot('deletion', drawn)}
            <figcaption>
              Deletion: the sooner it falls the better${several && `; ${first.target} label`}.
            </figcaption>
          </figure>
          <figure>
            ${removalPlot('insertion', drawn)}
            <figcaption>Insertion: the sooner it rises the better.</figcaption>
          </figure>
        </div>
        <p>${removalKey(drawn)}</p>
        ${curveTable(run, drawn)}`
    }
    ${areaTable(run, entries)} ${randomisationTable(run, entries)} ${leftOutSentence(run, entries)}`;
}

function unmovedNote(run: RunReport, entries: readonly FaithfulnessReport[]): Html | null {
  const titles = titlesOf(
    run,
    entries.filter(({ flagged }) => flagged),
  );
  if (titles.length === 0) return null;
  const { rank, ssim } = faithfulnessSettings.unmoved;
  return html`<div class="banner" role="note">
    <strong>${titles.join(', ')}: maps that do not depend on the network.</strong> With all weights
    drawn anew they stay the same: the interval of the rank correlation lies above ${rank}, or that
    of the SSIM above ${ssim}. Whatever they show, it is not what this network has learned.
  </div>`;
}

function leftOutSentence(run: RunReport, entries: readonly FaithfulnessReport[]): Html | null {
  if (entries.every(({ randomisation }) => !randomisation)) return null;
  const titles = titlesOf(
    run,
    entries.filter(({ randomisation }) => !randomisation),
  );
  if (titles.length === 0) return null;
  return html`<p class="soft">
    Not compared with weights drawn anew: ${titles.join(', ')}. They ask the network again, and
    would do so once more for every level.
  </p>`;
}

const titlesOf = (run: RunReport, entries: readonly FaithfulnessReport[]): string[] => [
  ...new Set(entries.map(({ method, target }) => seriesTitle(method, target, run))),
];
