import type { Region } from '../../core/regions/Region.js';
import { html, type Html } from './html.js';
import { percent } from './numbers.js';

export interface RateBar {
  readonly label: string;
  readonly region: Region;
  readonly rate: number | null;
  readonly ci95: readonly [number, number] | null;
  readonly chance: number | null;
}

export interface BarGroup {
  readonly title: string;
  readonly bars: readonly RateBar[];
}

// In CSS pixels: narrow enough for a phone, so that its text is never scaled down.
const width = 330;
const left = 92;
const right = 278;
const row = 17;
const titleHeight = 24;

/**
 * Bars of rates from 0 to 100 %, with whiskers for their 95 % intervals and marks at chance.
 * @param title says what the bars are, to a screen reader
 */
export function rateBars(groups: readonly BarGroup[], title: string): Html {
  let y = 0;
  const drawn = groups.map((group) => {
    const top = y;
    y += titleHeight + row * group.bars.length;
    return html`<text class="g" y="${top + 16}">${group.title}</text>${group.bars.map((bar, i) =>
        drawBar(bar, top + titleHeight + row * i),
      )}`;
  });
  const bottom = y + 4;
  return html`<svg
    class="bars"
    role="img"
    aria-label="${title}"
    width="${width}"
    height="${bottom + 16}"
    viewBox="${`0 0 ${width} ${bottom + 16}`}"
  >
    ${[0, 25, 50, 75, 100].map(
      (tick) => html`<path class="grid" d="${`M${at(tick / 100)} ${titleHeight}V${bottom}`}" />`,
    )}${drawn}${[0, 50, 100].map(
      (tick) => html`<text class="tick" x="${at(tick / 100)}" y="${bottom + 13}">${tick} %</text>`,
    )}
  </svg>`;
}

function drawBar({ label, region, rate, ci95, chance }: RateBar, top: number): Html {
  const middle = top + row / 2;
  const text = middle + 4;
  const bar =
    rate !== null &&
    html`<path
      class="${`r-${region}`}"
      d="${`M${left} ${top + 3}H${at(rate)}v${row - 6}H${left}z`}"
    />`;
  const whisker = ci95 && line('whisker', `M${at(ci95[0])} ${middle}H${at(ci95[1])}`);
  const mark = chance !== null && line('chance', `M${at(chance)} ${top + 0.5}v${row - 1}`);
  return html`<text class="l" x="${left - 6}" y="${text}">${shortened(label)}</text>
    ${bar}${whisker}${mark}
    <text class="v" x="${width}" y="${text}">${percent(rate)}</text>`;
}

// A dark line on a light one: seen on every bar and beside it.
const line = (name: 'whisker' | 'chance', d: string): Html =>
  html`<path class="${name === 'chance' ? 'halo' : 'halo-whisker'}" d="${d}" /><path
      class="${name}"
      d="${d}"
    />`;

// What there is room for; the table has the whole of it.
const shortened = (label: string): string => (label.length > 14 ? `${label.slice(0, 13)}…` : label);

const at = (share: number): number => Number((left + (right - left) * share).toFixed(1));
