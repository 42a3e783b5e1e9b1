import type { Calibration, RunReport } from '../../core/report/Report.js';
import { estimate, figure, rowHead, whole } from './columns.js';
import { dataTable } from './dataTable.js';
import { fileName } from './fileName.js';
import { html, type Html } from './html.js';
import { decimal, withInterval } from './numbers.js';
import { reliabilityPlot } from './reliabilityPlot.js';

/** Do the predicted probabilities come true? The plot and its numbers. */
export function calibrationSection(run: RunReport, positive: string): Html | null {
  const { calibration } = run.classification;
  if (!calibration || calibration.ece.value === null) return null;
  return html`<h4>Calibration</h4>
    <p>
      Expected calibration error ${withInterval(calibration.ece)}: how far, on average, the
      predicted probability lies from the share that comes true. With few images in a bin chance
      alone makes some.
    </p>
    ${temperedSentence(calibration)}
    <div class="plots even">
      <figure>
        ${reliabilityPlot(calibration, positive)}
        <figcaption>
          Reliability. Dots: bins, as large as they have images; whiskers: Wilson’s 95 % intervals;
          on the diagonal probabilities come true.
        </figcaption>
      </figure>
      <div>${binTable(run, calibration, positive)}</div>
    </div>`;
}

type Bin = Calibration['bins'][number];

function binTable(run: RunReport, { bins }: Calibration, positive: string): Html {
  return dataTable<Bin>({
    caption: 'The bins that hold images, of fifteen.',
    file: fileName(run.id, 'calibration.csv'),
    columns: [
      {
        ...rowHead<Bin>('probability', 'from', range),
        csv: ({ from, to }) => ({ from, to }),
      },
      whole('images', 'images', ({ n }) => n),
      figure<Bin>('mean', 'mean_probability', ({ probability }) => probability),
      estimate<Bin>(`share ${positive}`, 'share', ({ rate, ci95 }) => ({ value: rate, ci95 })),
    ],
    rows: bins.filter(({ n }) => n > 0),
  });
}

const range = ({ from, to }: Bin): string => `${decimal(from, 2)}–${decimal(to, 2)}`;

function temperedSentence({ tempered }: Calibration): Html | null {
  if (!tempered) return null;
  const values = tempered.temperatures.map(({ temperature }) => temperature);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return html`<p>
    With each fold’s logits divided by the temperature that fits its training side
    (${decimal(low, 2)} to ${decimal(high, 2)}) it is ${withInterval(tempered.ece)}, and Brier’s
    score ${withInterval(tempered.brier)}.
  </p>`;
}
