import { readSeries } from '../../adapters/cells/maps.js';
import { inParallel } from '../../adapters/dataset/inParallel.js';
import { loadImage } from '../../adapters/dataset/loadPixels.js';
import { openRegionLoader } from '../../adapters/dataset/loadRegions.js';
import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import type { GalleryRow } from '../../adapters/page/Gallery.js';
import { drawThumbnail } from '../../adapters/pixels/drawOverlay.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { contours } from '../../core/image/contours.js';
import { placeMap } from '../../core/image/placeMap.js';
import { unpackRegions } from '../../core/pointing/packRegions.js';
import { markRegions } from '../../core/regions/markRegions.js';
import { placeBits } from '../../core/regions/placeBits.js';
import { chooseGallery } from '../../core/report/chooseGallery.js';
import type { OutcomeRow, PredictionRow } from '../../core/report/rows.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapView } from '../../core/sweep/mapView.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';

// Wide enough to see a lesion in, small enough to embed some dozens.
const longest = 320;

// One is decoded or encoded beside the thread while it works on the other.
const atOnce = 2;

/** Draws the images of a run that the report shows, with their regions and maps. */
export async function drawGallery(
  plan: Plan,
  dataset: Dataset,
  predictions: readonly PredictionRow[],
  outcomes: readonly OutcomeRow[],
  { store, environment }: Context,
): Promise<GalleryRow[]> {
  const chosen = chooseGallery(outcomes, dataset.labels);
  const loadRegions = openRegionLoader(store, dataset, plan.spec, environment.cacheFolder);
  const draw = async (image: string): Promise<GalleryRow | undefined> => {
    const entry = dataset.entries.find((one) => one.id === image);
    const own = chosen.filter((row) => row.image === image);
    const prediction = predictions.find((row) => row.image === image);
    if (!entry || !prediction) return undefined;
    const grey = await loadImage(store, dataset, entry);
    const { width, height } = grey;
    const { map } = unpackRegions(await loadRegions(entry));
    const outline = (bits: number) => contours(markRegions(map, bits), width, height);
    const [mass, below] = [placeBits('mass'), placeBits('below')];
    const maps: { outcome: OutcomeRow; jpeg: Uint8Array }[] = [];
    for (const outcome of own) {
      const { method, target } = outcome;
      const series = await readSeries(store, outcome.cell, { method, target }, plan.spec);
      const made = series?.get(image);
      if (!made) continue;
      const { recipe } = findRun(plan, outcome.run);
      const window = await loadWindow(store, dataset, entry, mapView(recipe));
      const placed = window ? placeMap(made, window, entry) : made;
      maps.push({ outcome, jpeg: await drawThumbnail(grey, placed, longest) });
    }
    return {
      image,
      label: entry.label,
      predicted: prediction.predicted,
      probability: prediction.probability,
      width,
      height,
      outlines: [
        { region: 'below', rings: outline(below) },
        { region: 'peritumoral', rings: outline(mass | placeBits('peritumoral')) },
        { region: 'mass', rings: outline(mass) },
      ],
      maps,
    };
  };
  const images = [...new Set(chosen.map((row) => row.image))];
  const rows = await inParallel(images, atOnce, draw);
  return rows.filter((row) => row !== undefined);
}
