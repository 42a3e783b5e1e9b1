import * as Plot from '@observablehq/plot';
import type { FaithfulnessReport } from '../../core/report/Report.js';
import { drawPlot } from './drawPlot.js';
import { html, type Html } from './html.js';
import { methodTitle } from './seriesTitle.js';
import { unitAxis, unitSquare } from './unitSquare.js';

// Okabe & Ito's, told apart by colour-blind people too; black and white are the page's own.
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#999933'];

// Where there are more methods than colours, lines are broken too.
const dashes = ['none', '8 3 2 3', '2 3'];

/** A method's line in both plots. */
const lookOf = (index: number) => ({
  stroke: colours[index % colours.length] ?? '',
  strokeDasharray: dashes[Math.floor(index / colours.length) % dashes.length] ?? 'none',
});

/** The mean probability as pixels go, or come, by method; the random map dashed. */
export function removalPlot(
  kind: 'deletion' | 'insertion',
  entries: readonly FaithfulnessReport[],
): Html {
  const lines = entries.map(({ curves }, i) => line(curves[kind], lookOf(i)));
  const random = entries[0]?.curves.random[kind] ?? [];
  const what = kind === 'deletion' ? 'taken away' : 'put in';
  return drawPlot(
    {
      ...unitSquare,
      x: unitAxis(`share of the pixels ${what}`),
      y: unitAxis('probability of the explained label'),
      marks: [
        Plot.frame({ stroke: 'var(--rule)' }),
        line(random, { stroke: 'var(--soft)', strokeDasharray: '5 4' }),
        ...lines,
      ],
    },
    `Mean probability of the explained label by the share of the pixels ${what}`,
  );
}

function line(curve: readonly number[], look: Plot.LineOptions): Plot.Markish {
  const points = curve.map((y, i) => ({ x: i / (curve.length - 1), y }));
  return Plot.line(points, { x: 'x', y: 'y', strokeWidth: 2, curve: 'linear', ...look });
}

export function removalKey(entries: readonly FaithfulnessReport[]): Html {
  const keys = entries.map(({ method }, i) => key(lookOf(i), methodTitle(method)));
  return html`${keys}${key({ stroke: 'var(--soft)', strokeDasharray: '5 4' }, 'random map')}`;
}

const key = (look: ReturnType<typeof lookOf>, name: string): Html =>
  html`<span class="key"
    ><svg width="26" height="10" aria-hidden="true">
      <line
        x1="0"
        x2="26"
        y1="5"
        y2="5"
        stroke-width="2.5"
        stroke="${look.stroke}"
        stroke-dasharray="${look.strokeDasharray}"
      /></svg
    >${name}</span
  >`;
