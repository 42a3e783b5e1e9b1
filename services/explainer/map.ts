import { missingInChunk, writeChunk } from '../../adapters/cells/maps.js';
import { overlayName } from '../../adapters/cells/overlayName.js';
import type { StoredMap } from '../../adapters/cells/mapsFile.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { loadImage } from '../../adapters/dataset/loadPixels.js';
import { drawOverlay } from '../../adapters/pixels/drawOverlay.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { saliencyMaps } from '../../core/cam/saliencyMaps.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { MapJob } from '../../core/jobs/Job.js';
import type { MapSeries } from '../../core/store/layout.js';
import { findCut } from '../../core/sweep/findCut.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapTaps } from '../../core/sweep/mapTaps.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { targetLabel } from '../../core/sweep/targetLabel.js';
import { testImages } from '../../core/sweep/testImages.js';
import type { Context } from '../context.js';
import { openTaps } from './openTaps.js';

interface SeriesContent {
  readonly maps: Map<string, StoredMap>;
  readonly full: Map<string, StoredMap>;
  readonly overlays: Map<string, Uint8Array>;
}

/** Computes the saliency maps of one chunk of a cell's held-out images, for every series asked for. */
export async function map(job: MapJob, context: Context): Promise<void> {
  const { store } = context;
  const plan = await readPlan(store, job.sweep);
  const { spec } = plan;
  const missing = await missingInChunk(store, job.cell, spec, job.chunk);
  if (missing.length === 0) return;
  if (spec.require === 'gpu') await context.trunks.engine(true);
  const { backbone, recipe } = findRun(plan, job.run);
  const dataset = await loadDataset(store, plan.dataset);
  const layers = backbone.taps.map((tap) => tap.layer);
  const cell = await readTrainedCell(store, job.cell, layers);
  if (!cell)
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `cell ${job.cell} is not trained`);
  const predicted = new Map(cell.predictions.map((row) => [row.image, row.predicted]));
  const images = imageChunks(testImages(plan, job.fold))[job.chunk] ?? [];
  const contents = new Map<MapSeries, SeriesContent>(
    missing.map((series) => [series, { maps: new Map(), full: new Map(), overlays: new Map() }]),
  );
  const cut = cell.tail && findCut(backbone, recipe);
  const tapsOf = await openTaps(context, {
    features: { store, dataset, backbone, kept: mapTaps(backbone, spec) },
    tuned: cell.tail && cut && { cell: job.cell, tail: cell.tail, cut },
  });
  for (const id of images) {
    const entry = dataset.entries.find((one) => one.id === id);
    if (!entry) throw new RangeError(`image ${id} is not in the data set`);
    const taps = await tapsOf(entry);
    const sources = missing.map((series) => ({
      method: series.method,
      negative:
        targetLabel(series.target, predicted.get(id) ?? '', entry.label, dataset.labels) ===
        dataset.labels[0],
    }));
    const maps = saliencyMaps(taps, cell.head, sources, id);
    for (const [i, series] of missing.entries()) {
      const content = contents.get(series);
      const made = maps[i];
      if (!content || !made) continue;
      await keep(context, dataset, entry, spec, content, {
        data: Float32Array.from(made.data),
        width: made.width,
        height: made.height,
      });
    }
  }
  for (const [series, { maps, full, overlays }] of contents) {
    const chunk = { maps, overlays, ...(spec.maps.keep === 'all' ? { full } : {}) };
    await writeChunk(store, job.cell, series, spec, job.chunk, chunk);
  }
}

async function keep(
  context: Context,
  dataset: Dataset,
  entry: Entry,
  spec: SweepSpec,
  content: SeriesContent,
  made: StoredMap,
): Promise<void> {
  content.maps.set(entry.id, made);
  if (spec.maps.keep === 'none') return;
  const grey = await loadImage(context.store, dataset, entry);
  content.overlays.set(overlayName(entry.id), await drawOverlay(grey, made));
  if (spec.maps.keep !== 'all') return;
  const { width, height } = entry;
  const data = resizeBilinear(made.data, made.width, made.height, width, height);
  content.full.set(entry.id, { data: Float32Array.from(data), width, height });
}
