import { regions, type Region } from '../../core/regions/Region.js';
import type { PointingReport, Rate, RunReport } from '../../core/report/Report.js';
import { html, type Html } from './html.js';
import { callName } from './pointingTable.js';
import { rateBars, type BarGroup, type RateBar } from './rateBars.js';
import { readInterval } from './readInterval.js';
import { seriesTitle } from './seriesTitle.js';

/** Per method how often its point hits each region. */
export function pointingPlot(run: RunReport): Html {
  const panels = run.pointing.map((entry) => {
    const title = seriesTitle(entry.method, entry.target, run);
    const bars = regions.map((region) => barOf(region, region, entry.regions[region]));
    return rateBars(
      [{ title, bars }],
      `Pointing game, ${title}: the share of the images whose point lies in each region`,
    );
  });
  return html`<figure>
    <div class="panels">${panels}</div>
    <figcaption>${barKey}</figcaption>
  </figure>`;
}

/** The first method's bars by class, by call and by the lesion's size; the other methods' behind a line. */
export function groupPlots(run: RunReport): Html | null {
  const [first, ...others] = run.pointing.map((entry) => groupPanels(entry, run));
  if (!first) return null;
  const count = others.length === 1 ? '1 more method' : `${others.length} more methods`;
  return html`<figure>
      ${first}
      <figcaption>
        ${barKey} Chance differs between the groups: read each bar with its own.
      </figcaption>
    </figure>
    ${
      others.length > 0 &&
      html`<details>
        <summary>The same of ${count}</summary>
        ${others}
      </details>`
    }`;
}

interface Part extends Pick<PointingReport, 'regions'> {
  readonly label: string;
}

function groupPanels(entry: PointingReport, run: RunReport): Html {
  const name = seriesTitle(entry.method, entry.target, run);
  const panels: readonly (readonly [string, readonly Part[]])[] = [
    ['class', entry.byLabel],
    [
      'call',
      (entry.byCall ?? []).map(({ call, ...part }) => ({
        ...part,
        label: callName(call).slice(7),
      })),
    ],
    ['lesion size', (entry.bySize ?? []).map(({ size, ...part }) => ({ ...part, label: size }))],
  ];
  const drawn = panels
    .filter(([, parts]) => parts.length > 0)
    .map(
      ([by, parts]) =>
        html`<div>
          <h5>By ${by}</h5>
          ${rateBars(
            groups(parts),
            `Pointing game, ${name}: the share of the images whose point lies in each region, by ${by}`,
          )}
        </div>`,
    );
  return html`<h4>${name}</h4>
    <div class="panels">${drawn}</div>`;
}

const groups = (parts: readonly Part[]): BarGroup[] =>
  regions.map((region) => ({
    title: region,
    bars: parts.map((part) => barOf(part.label, region, part.regions[region])),
  }));

const barOf = (label: string, region: Region, rate: Rate): RateBar => ({
  ...{ label, region, ...rate },
  ci95: readInterval(rate),
});

const barKey = html`Bars: share of the images. Thin lines: 95 % intervals, Wilson’s at 0 and 100 %.
  <i class="mark"></i>chance: the region’s mean share of the same images.`;
