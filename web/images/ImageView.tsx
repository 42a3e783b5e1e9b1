import { useEffect } from 'preact/hooks';
import type { JSX } from 'preact';
import { mapPath, outlinePath, pixelsPath } from '../api/paths.js';
import type { ImageRow, Outline, PlanOutline } from '../api/types.js';
import { objectUrl, useObjectUrl } from '../api/useObjectUrl.js';
import { useResource } from '../api/useResource.js';
import { hrefWith, navigate, useLocation } from '../app/location.js';
import { hrefOf } from '../app/Route.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { formatFigure } from '../parts/format.js';
import { MapView } from './MapView.js';
import { RegionKey } from './RegionKey.js';
import type { ImageMoves } from './useImageKeys.js';
import { readView } from './viewQuery.js';

export interface ImageViewProps {
  readonly sweep: string;
  readonly plan: PlanOutline;
  readonly row: ImageRow;
  readonly target: string;
  /** Fetched ahead. */
  readonly following: ImageRow | undefined;
  readonly place: { readonly at: number; readonly of: number; readonly more: boolean };
  readonly moves: ImageMoves;
}

/** One image, with the maps of several methods side by side. */
export function ImageView(props: ImageViewProps): JSX.Element {
  const { sweep, plan, row, target, following, place, moves } = props;
  const { query } = useLocation();
  const view = readView(query);
  const chosen = plan.methods.filter((name) => view.methods.includes(name));
  const methods = chosen.length > 0 ? chosen : plan.methods.slice(0, 2);
  const pixels = useObjectUrl(pixelsPath(sweep, row.image));
  const outline = useResource<Outline>(outlinePath(sweep, row.image));
  useEffect(() => {
    if (!following) return;
    const paths = [
      pixelsPath(sweep, following.image),
      ...methods.map((method) =>
        mapPath(sweep, following.cell, { method, target }, following.image),
      ),
    ];
    for (const path of paths) objectUrl(path).catch(() => undefined);
  }, [following?.image, methods.join()]);
  const toggle = (method: string): void => {
    const next = plan.methods.filter((name) => methods.includes(name) !== (name === method));
    if (next.length > 0) navigate(hrefWith({ methods: next.join(',') }), 'replace');
  };
  return (
    <article class="image-view" aria-label={row.image}>
      <div class="image-head">
        <div class="image-title">
          <h2>{row.image}</h2>
          <span class="image-moves">
            <button
              type="button"
              aria-label="The image before"
              disabled={place.at <= 0}
              onClick={moves.previous}
            >
              ←
            </button>
            <span class="soft">
              {place.at < 0 ? '–' : place.at + 1} of {place.of}
              {place.more && '+'}
            </span>
            <button
              type="button"
              aria-label="The next image"
              disabled={place.at + 1 >= place.of}
              onClick={moves.next}
            >
              →
            </button>
          </span>
        </div>
        <dl class="facts">
          <div>
            <dt>label</dt>
            <dd>{row.label}</dd>
          </div>
          <div>
            <dt>predicted</dt>
            <dd>
              {row.predicted} {row.correct ? '✓' : <b class="bad">✕ wrong</b>}
            </dd>
          </div>
          <div>
            <dt>probability of {plan.labels.at(-1)}</dt>
            <dd>{formatFigure(row.probability)}</dd>
          </div>
          <div>
            <dt>fold</dt>
            <dd>
              <a href={hrefOf({ page: 'sweep', sweep, cell: row.cell })}>{row.fold}: its cell</a>
            </dd>
          </div>
        </dl>
      </div>
      <div class="view-tools">
        <fieldset>
          <legend>Methods</legend>
          {plan.methods.map((method) => (
            <label key={method} class="check">
              <input
                type="checkbox"
                checked={methods.includes(method)}
                onChange={() => toggle(method)}
              />
              {method}
            </label>
          ))}
        </fieldset>
        <label class="slider">
          Map
          <input
            type="range"
            min={0}
            max={100}
            step={5}
            value={view.opacity}
            onInput={(event) =>
              navigate(hrefWith({ opacity: event.currentTarget.value }), 'replace')
            }
          />
          <output>{view.opacity} %</output>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={view.outlines}
            onChange={() =>
              navigate(hrefWith({ outlines: view.outlines ? 'off' : null }), 'replace')
            }
          />
          Outlines
        </label>
        <RegionKey />
      </div>
      {pixels.error && <ErrorNote error={pixels.error} />}
      <div class="views">
        {methods.map((method) => (
          <MapView
            key={method}
            row={row}
            method={method}
            outcome={row.outcomes.find((one) => one.method === method && one.target === target)}
            map={mapPath(sweep, row.cell, { method, target }, row.image)}
            pixels={pixels.url}
            outline={outline.value}
            view={view}
          />
        ))}
      </div>
    </article>
  );
}
