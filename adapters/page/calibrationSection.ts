import type { RunReport } from '../../core/report/Report.js';
import { html, type Html } from './html.js';
import { decimal, withInterval } from './numbers.js';
import { reliabilityPlot } from './reliabilityPlot.js';
import { table } from './tables.js';

/** Do the predicted probabilities come true? The plot and its numbers. */
export function calibrationSection(run: RunReport, positive: string): Html | null {
  const { calibration } = run.classification;
  if (!calibration || calibration.ece.value === null) return null;
  const rows = calibration.bins
    .filter(({ n }) => n > 0)
    .map(
      ({ from, to, n, probability, rate, ci95 }) =>
        html`<tr>
          <th scope="row">${decimal(from, 2)}–${decimal(to, 2)}</th>
          <td>${n}</td>
          <td>${decimal(probability)}</td>
          <td>${withInterval({ value: rate, ci95 })}</td>
        </tr>`,
    );
  return html`<h3>Calibration</h3>
    <p>
      Expected calibration error ${withInterval(calibration.ece)}: how far, on average, the
      predicted probability lies from the share that comes true. With few images in a bin chance
      alone makes some.
    </p>
    <div class="plots even">
      <figure>
        ${reliabilityPlot(calibration, positive)}
        <figcaption>
          Reliability. Dots: bins, as large as they have images; whiskers: Wilson’s 95 % intervals;
          on the diagonal probabilities come true.
        </figcaption>
      </figure>
      <div>
        ${table(
          'The bins that hold images, of fifteen.',
          ['probability', 'images', 'mean', `share ${positive}`],
          rows,
        )}
      </div>
    </div>`;
}
