import * as Plot from '@observablehq/plot';
import { findCamMethod } from '../../core/cam/methods.js';
import { regions } from '../../core/regions/Region.js';
import type { RunReport } from '../../core/report/Report.js';
import { drawPlot } from './drawPlot.js';
import { html, raw, type Html } from './html.js';

/** Per method how often its point hits each region: bar, 95 % whisker, and a mark at chance. */
export function pointingPlot(run: RunReport): Html {
  const bars = run.pointing.flatMap((entry) =>
    regions.map((region) => {
      const { rate, ci95, chance } = entry.regions[region];
      const name = seriesTitle(entry.method, entry.target, run);
      return { name, region, rate: rate ?? 0, lo: ci95?.[0], hi: ci95?.[1], chance: chance ?? 0 };
    }),
  );
  const names = [...new Set(bars.map((bar) => bar.name))];
  return drawPlot(
    {
      width: 560,
      height: 40 + 104 * names.length,
      marginLeft: 92,
      marginRight: 16,
      marginBottom: 38,
      x: {
        domain: [0, 100],
        percent: true,
        label: 'share of the images (%)',
        labelAnchor: 'center',
        labelArrow: 'none',
        grid: true,
      },
      y: { domain: [...regions], axis: null, padding: 0.18 },
      fy: { domain: names, axis: null, padding: 0.28 },
      marks: [
        Plot.barX(bars, {
          x: 'rate',
          y: 'region',
          fy: 'name',
          fill: (bar: Bar) => colour(bar.region),
        }),
        Plot.link(
          bars.filter((bar) => bar.lo !== undefined),
          { x1: 'lo', x2: 'hi', y1: 'region', y2: 'region', fy: 'name', stroke: 'var(--ink)' },
        ),
        Plot.tickX(bars, {
          x: 'chance',
          y: 'region',
          fy: 'name',
          stroke: 'var(--paper)',
          strokeWidth: 5,
        }),
        Plot.tickX(bars, {
          x: 'chance',
          y: 'region',
          fy: 'name',
          stroke: 'var(--ink)',
          strokeWidth: 2,
        }),
        Plot.text(bars, {
          x: 0,
          y: 'region',
          fy: 'name',
          text: 'region',
          dx: -6,
          textAnchor: 'end',
          fill: 'var(--soft)',
        }),
        Plot.text(names, {
          fy: (name: string) => name,
          frameAnchor: 'top-left',
          text: (name: string) => name,
          dx: -88,
          dy: -13,
          textAnchor: 'start',
          fontWeight: 600,
          fill: 'var(--ink)',
        }),
        Plot.ruleX([0], { stroke: 'var(--soft)' }),
      ],
      marginTop: 22,
    },
    'Pointing game: the share of the images whose point lies in each region, per method',
  );
}

interface Bar {
  readonly region: string;
}

const colour = (region: string): string => `var(--${region})`;

/** `Grad-CAM`; with its target where the sweep has several. */
export function seriesTitle(method: string, target: string, run: RunReport): string {
  const title = findCamMethod(method)?.title ?? method;
  const several = new Set(run.pointing.map((entry) => entry.target)).size > 1;
  return several ? `${title}, ${target}` : title;
}

export function pointingKey(): Html {
  const keys = regions.map(
    (region) =>
      html`<span class="key"><i style="${raw(`--c:${colour(region)}`)}"></i>${region}</span>`,
  );
  return html`${keys}<span class="key">│ chance</span>`;
}
