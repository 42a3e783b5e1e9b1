import { writeChunk } from '../../adapters/cells/maps.js';
import type { StoredMap } from '../../adapters/cells/mapsFile.js';
import { overlayName } from '../../adapters/cells/overlayName.js';
import { drawOverlay } from '../../adapters/pixels/drawOverlay.js';
import type { Grey } from '../../adapters/pixels/Grey.js';
import type { SaliencyMap } from '../../core/cam/combineTaps.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { placeMap } from '../../core/image/placeMap.js';
import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import type { Window } from '../../core/image/Window.js';
import type { MapJob } from '../../core/jobs/Job.js';
import type { ObjectStore } from '../../core/ports.js';
import type { MapSeries } from '../../core/store/layout.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';

/** An image that maps are kept of. */
export interface ShownImage {
  readonly entry: Entry;
  /** Read when an overlay is drawn first. */
  readonly grey: () => Promise<Grey>;
  /** What the maps show of the image; all of it where nothing. */
  readonly window: Window | undefined;
}

/** What one chunk of a series consists of, image by image. */
export interface SeriesContent {
  keep(image: ShownImage, made: SaliencyMap): Promise<void>;
  write(store: ObjectStore, job: MapJob): Promise<void>;
}

export function seriesContent(series: MapSeries, spec: SweepSpec): SeriesContent {
  const maps = new Map<string, StoredMap>();
  const full = new Map<string, StoredMap>();
  const overlays = new Map<string, Uint8Array>();
  return {
    async keep({ entry, grey, window }, { data, width, height }) {
      const made = { data: Float32Array.from(data), width, height };
      maps.set(entry.id, made);
      if (spec.maps.keep === 'none') return;
      const placed = window ? placeMap(made, window, entry) : made;
      const { overlays: format } = spec.maps;
      overlays.set(overlayName(entry.id, format), await drawOverlay(await grey(), placed, format));
      if (spec.maps.keep !== 'all') return;
      const values = resizeBilinear(
        placed.data,
        placed.width,
        placed.height,
        entry.width,
        entry.height,
      );
      const { width: wide, height: high } = entry;
      full.set(entry.id, { data: Float32Array.from(values), width: wide, height: high });
    },
    write: (store, { cell, chunk }) => {
      const content = { maps, overlays, ...(spec.maps.keep === 'all' ? { full } : {}) };
      return writeChunk(store, cell, series, spec, chunk, content);
    },
  };
}
