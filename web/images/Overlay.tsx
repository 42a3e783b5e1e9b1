import type { JSX } from 'preact';
import type { Contour, ImageOutcome, Outline } from '../api/types.js';

export interface OverlayProps {
  readonly outline: Outline;
  readonly outcome: ImageOutcome | undefined;
  readonly outlines: boolean;
}

// The mass last: the others share a part of their edge with it.
const drawn = ['below', 'peritumoral', 'mass'] as const;

/** In the image's own pixels: a pixel's middle is half a pixel from its corner. */
export function Overlay({ outline, outcome, outlines }: OverlayProps): JSX.Element {
  const { width, height } = outline;
  const radius = Math.max(width, height) / 50;
  const pointed = outcome !== undefined && outcome.x >= 0;
  const [x, y] = pointed ? [outcome.x + 0.5, outcome.y + 0.5] : [0, 0];
  const cross = `M${x - 2 * radius} ${y}h${radius}M${x + radius} ${y}h${radius}M${x} ${y - 2 * radius}v${radius}M${x} ${y + radius}v${radius}`;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      {outlines &&
        ['outline-halo', 'outline'].map((kind) =>
          drawn.map((region) => (
            <path
              key={region}
              class={`${kind} ${kind}-${region}`}
              d={(outline.regions[region] ?? []).map(pathOf).join('')}
            />
          )),
        )}
      {pointed && (
        <g>
          <circle class="point-halo" cx={x} cy={y} r={radius} />
          <path class="point-halo" d={cross} />
          <circle class="point" cx={x} cy={y} r={radius} />
          <path class="point" d={cross} />
        </g>
      )}
    </svg>
  );
}

const pathOf = (contour: Contour): string =>
  contour.length === 0 ? '' : `M${contour.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
