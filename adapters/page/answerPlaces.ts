import type { Rate, RunReport } from '../../core/report/Report.js';
import type { Region } from '../../core/regions/Region.js';
import { againstChance } from './againstChance.js';
import { html, type Html } from './html.js';
import { decimal, percent, pValue } from './numbers.js';
import { readInterval, wilsonStands } from './readInterval.js';
import { seriesTitle } from './seriesTitle.js';

const names: Record<Region, string> = {
  mass: 'in the mass',
  peritumoral: 'in the ring around it',
  below: 'below it',
  elsewhere: 'elsewhere',
};

/** Where the first method's maps point, region by region: share, bar, interval, chance. */
export function answerPlaces(run: RunReport): Html {
  const entry = run.pointing[0];
  if (!entry) return html`<p>No maps were made.</p>`;
  const rows = (Object.keys(names) as Region[]).map((region) =>
    place(region, entry.regions[region]),
  );
  const centre = entry.centre.mass;
  const swapped = entry.swapped?.regions.mass;
  return html`<ul class="places">
      ${rows}
    </ul>
    <p class="soft">
      ${seriesTitle(entry.method, entry.target, run)}, all ${entry.images} images; line: 95 %
      interval${Object.values(entry.regions).some(wilsonStands) && ' (Wilson’s at 0 and 100 %)'};
      <i class="mark"></i>chance. In the mass, a point at the image’s centre would be in
      ${percent(centre)}${
        swapped &&
        html`, and the same points with masks swapped between images in ${percent(swapped.rate)}
        (p&nbsp;${pValue(swapped.p)})`
      }.
    </p>`;
}

function place(region: Region, rate: Rate): Html {
  const verdict = againstChance(rate);
  return html`<li>
    <span class="place">${names[region]}</span>
    <strong class="share">${percent(rate.rate)}</strong>
    ${bar(region, rate)}
    <small class="versus"
      >chance
      ${percent(rate.chance)}${rate.lift !== null && `, × ${decimal(rate.lift, 1)}`}${
        verdict && html`: <b>${verdict}</b>`
      }</small
    >
  </li>`;
}

// In shares of the width, so that it is as wide as there is room; the figures stand beside it.
function bar(region: Region, { rate, chance, ...of }: Rate): Html {
  const at = (share: number): string => `${(100 * share).toFixed(1)}%`;
  const ends = readInterval(of);
  const whisker = ends && { x1: at(ends[0]), x2: at(ends[1]), y1: 10, y2: 10 };
  const mark = chance !== null && { x1: at(chance), x2: at(chance), y1: 0, y2: 20 };
  return html`<svg class="bar" width="100%" height="20" aria-hidden="true">
    <rect class="track" x="0" y="3" width="100%" height="14" />
    ${rate !== null && html`<rect class="${`r-${region}`}" x="0" y="3" width="${at(rate)}" height="14" />`}
    ${whisker && html`${line('halo-whisker', whisker)}${line('whisker', whisker)}`}
    ${mark && html`${line('halo', mark)}${line('chance', mark)}`}
  </svg>`;
}

interface Ends {
  readonly x1: string;
  readonly x2: string;
  readonly y1: number;
  readonly y2: number;
}

const line = (name: string, { x1, x2, y1, y2 }: Ends): Html =>
  html`<line class="${name}" x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}" />`;
