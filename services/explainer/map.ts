import { missingInChunk } from '../../adapters/cells/maps.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import { inParallel } from '../../adapters/dataset/inParallel.js';
import { lastDataset } from '../../adapters/dataset/lastDataset.js';
import { loadImage } from '../../adapters/dataset/loadPixels.js';
import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import { lastPlan } from '../../adapters/sweep/lastPlan.js';
import { findCamMethod } from '../../core/cam/methods.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { MapJob } from '../../core/jobs/Job.js';
import { cellManifest, type MapSeries } from '../../core/store/layout.js';
import { findCut } from '../../core/sweep/findCut.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapView } from '../../core/sweep/mapView.js';
import { targetLabel } from '../../core/sweep/targetLabel.js';
import { testImages } from '../../core/sweep/testImages.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { mapAsking } from './mapAsking.js';
import { mapClosed } from './mapClosed.js';
import { once } from './once.js';
import type { ShownImage } from './seriesContent.js';

/**
 * Computes the saliency maps of one chunk of a cell's held-out images, for every series asked for and not
 * there yet: those of closed formulas first, then those that ask the network.
 */
export async function map(job: MapJob, context: Context): Promise<void> {
  const { store } = context;
  const plan = await lastPlan(store, job.sweep);
  const { spec } = plan;
  const missing = await missingInChunk(store, job.cell, spec, job.chunk);
  if (missing.length === 0) return;
  context.trunks.share(Math.min(context.environment.concurrency, plan.cells.length));
  if (spec.require === 'gpu') await context.trunks.engine(true);
  const { backbone, recipe } = findRun(plan, job.run);
  const dataset = await lastDataset(store, plan.dataset);
  const layers = headLayers(backbone, recipe);
  const cell = await readTrainedCell(store, job.cell, layers);
  if (!cell)
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${cellManifest(job.cell)} is missing`);
  const predicted = new Map(cell.predictions.map((row) => [row.image, row.predicted]));
  const isNegative = ({ target }: MapSeries, { id, label }: Entry): boolean =>
    targetLabel(target, predicted.get(id) ?? '', label, dataset.labels) === dataset.labels[0];
  const cut = cell.tail && findCut(backbone, recipe);
  const sources = {
    ...{ store, dataset, spec, backbone, recipe },
    tuned: cell.tail && cut && { cell: job.cell, tail: cell.tail, cut },
  };
  const ids = imageChunks(testImages(plan, job.fold))[job.chunk] ?? [];
  const images = await inParallel(ids, 4, async (id): Promise<ShownImage> => {
    const entry = dataset.entries.find((one) => one.id === id);
    if (!entry) throw new RangeError(`image ${id} is not in the data set`);
    const window = await loadWindow(store, dataset, entry, mapView(recipe));
    return { entry, window, grey: once(() => loadImage(store, dataset, entry)) };
  });
  const chunk = { job, context, sources, head: cell.head, images, isNegative };
  const asks = ({ method }: MapSeries): boolean => findCamMethod(method)?.asks !== 'nothing';
  await mapClosed(
    chunk,
    missing.filter((series) => !asks(series)),
  );
  await mapAsking(chunk, missing.filter(asks));
  context.meter.countImages('map', images.length);
}
