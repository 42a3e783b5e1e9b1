import type { JSX } from 'preact';
import type { ImageOutcome, ImageRow, Outline } from '../api/types.js';
import { useObjectUrl } from '../api/useObjectUrl.js';
import { outcomeLetters } from './outcomeLetter.js';
import { Overlay } from './Overlay.js';
import type { View } from './viewQuery.js';

export interface MapViewProps {
  readonly row: ImageRow;
  readonly method: string;
  readonly outcome: ImageOutcome | undefined;
  readonly map: string;
  readonly pixels: string | undefined;
  readonly outline: Outline | undefined;
  readonly view: View;
}

/** The image, the map over it, and over both the regions and the point. */
export function MapView(props: MapViewProps): JSX.Element {
  const { row, method, outcome, map, pixels, outline, view } = props;
  const layer = useObjectUrl(map);
  return (
    <figure class="map-view">
      <figcaption>
        <b>{method}</b>
        {outcome && (
          <span>
            <span class={`letter r-${outcome.outcome}`} aria-hidden="true">
              {outcomeLetters[outcome.outcome]}
            </span>{' '}
            {outcome.outcome}
            {outcome.x >= 0 && (
              <span class="soft">
                {' '}
                at {outcome.x}, {outcome.y}
              </span>
            )}
          </span>
        )}
      </figcaption>
      <div
        class="picture"
        style={outline ? { aspectRatio: `${outline.width} / ${outline.height}` } : {}}
      >
        {pixels !== undefined && (
          <img class="pixels" src={pixels} alt={`${row.image}, ${row.label}`} />
        )}
        {layer.url !== undefined && (
          <img class="layer" src={layer.url} alt="" style={{ opacity: view.opacity / 100 }} />
        )}
        {outline && <Overlay outline={outline} outcome={outcome} outlines={view.outlines} />}
      </div>
      {layer.error && (
        <p class="soft">
          {layer.error.status === 404 ? 'No map of it is kept.' : layer.error.message}
        </p>
      )}
    </figure>
  );
}
