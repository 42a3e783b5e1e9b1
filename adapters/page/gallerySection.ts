import type { Ring } from '../../core/image/contours.js';
import type { RunReport } from '../../core/report/Report.js';
import type { GalleryRow } from './Gallery.js';
import { html, raw, type Html } from './html.js';
import { percent } from './numbers.js';
import { seriesTitle } from './seriesTitle.js';

/** Images with their maps, the regions' outlines and the point. */
export function gallerySection(
  rows: readonly GalleryRow[],
  run: RunReport,
  positive: string,
): Html {
  const cases = rows.map((row, i) => {
    const { width, height } = row;
    const outlines = row.outlines.map(
      ({ region, rings }) =>
        html`<path class="${`outline outline-${region}`}" d="${rings.map(pathOf).join('')}" />`,
    );
    // Drawn once an image, used by each of its maps.
    const symbol = html`<svg width="0" height="0" aria-hidden="true" style="position:absolute">
      <symbol id="${`case-${i}`}" viewBox="${`0 0 ${width} ${height}`}">${outlines}</symbol>
    </svg>`;
    const views = row.maps.map(({ outcome, jpeg }) => {
      const title = seriesTitle(outcome.method, outcome.target, run);
      const source = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
      const alt = `${title} of ${row.image}; the point is in: ${outcome.outcome}`;
      return html`<figure>
        <div class="view">
          <img src="${source}" alt="${alt}" width="${width}" height="${height}" />
          <svg viewBox="${`0 0 ${width} ${height}`}" aria-hidden="true">
            <use href="${`#case-${i}`}" />
            ${pointMark(outcome, width)}
          </svg>
        </div>
        <figcaption>
          ${title}:
          <span class="key"
            ><i style="${raw(`--c:var(--${outcome.outcome})`)}"></i>${outcome.outcome}</span
          >
        </figcaption>
      </figure>`;
    });
    const verdict = row.predicted === row.label ? 'correct' : 'wrong';
    return html`<section class="case">
      <h3>
        ${row.image}
        <span
          >${row.label}, called ${row.predicted} (${verdict}); probability of ${positive}
          ${percent(row.probability)}</span
        >
      </h3>
      ${symbol}
      <div>${views}</div>
    </section>`;
  });
  return html`<div class="gallery">${cases}</div>`;
}

const pathOf = (ring: Ring): string => `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`;

// A cross in a ring, white on black: seen on every colour of the map.
function pointMark(at: { readonly x: number; readonly y: number }, width: number): Html | null {
  if (at.x < 0) return null;
  const r = width / 40;
  const cx = at.x + 0.5;
  const cy = at.y + 0.5;
  const cross = `M${cx - r} ${cy}H${cx + r}M${cx} ${cy - r}V${cy + r}`;
  return html`<g
    ><circle
      cx="${cx}"
      cy="${cy}"
      r="${r * 0.6}"
      fill="none"
      stroke="#000"
      stroke-width="${r * 0.5}" />
    <path class="outline" d="${cross}" style="stroke:#fff" /><circle
      cx="${cx}"
      cy="${cy}"
      r="${r * 0.6}"
      fill="none"
      stroke="#fff"
      stroke-width="${r * 0.18}"
  /></g>`;
}
