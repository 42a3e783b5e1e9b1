import { missingInChunk } from '../../adapters/cells/maps.js';
import { readTrainedCell } from '../../adapters/cells/trainedCell.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { loadImage } from '../../adapters/dataset/loadPixels.js';
import { loadWindow } from '../../adapters/dataset/loadWindow.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { findCamMethod } from '../../core/cam/methods.js';
import { saliencyMaps } from '../../core/cam/saliencyMaps.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import type { MapJob } from '../../core/jobs/Job.js';
import type { MapSeries } from '../../core/store/layout.js';
import { findCut } from '../../core/sweep/findCut.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapView } from '../../core/sweep/mapView.js';
import { targetLabel } from '../../core/sweep/targetLabel.js';
import { testImages } from '../../core/sweep/testImages.js';
import { headLayers } from '../../core/sweep/viewsOf.js';
import type { Context } from '../context.js';
import { askForMaps } from './askForMaps.js';
import { openProbedViews } from './openProbedViews.js';
import { openHead } from './openHead.js';
import { openViews } from './openViews.js';
import { seriesContent, type ShownImage } from './seriesContent.js';

/**
 * Computes the saliency maps of one chunk of a cell's held-out images, for every series asked for: all
 * those of closed formulas at once, then one method after another that asks the network. Each is stored
 * as soon as it is complete, so that a worker that ends loses one method of a chunk at most.
 */
export async function map(job: MapJob, context: Context): Promise<void> {
  const { store } = context;
  const plan = await readPlan(store, job.sweep);
  const { spec } = plan;
  const missing = await missingInChunk(store, job.cell, spec, job.chunk);
  if (missing.length === 0) return;
  if (spec.require === 'gpu') await context.trunks.engine(true);
  const { backbone, recipe } = findRun(plan, job.run);
  const dataset = await loadDataset(store, plan.dataset);
  const layers = headLayers(backbone, recipe);
  const cell = await readTrainedCell(store, job.cell, layers);
  if (!cell)
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `cell ${job.cell} is not trained`);
  const predicted = new Map(cell.predictions.map((row) => [row.image, row.predicted]));
  const isNegative = ({ target }: MapSeries, { id, label }: Entry): boolean =>
    targetLabel(target, predicted.get(id) ?? '', label, dataset.labels) === dataset.labels[0];
  const cut = cell.tail && findCut(backbone, recipe);
  const sources = {
    ...{ store, dataset, spec, backbone, recipe },
    tuned: cell.tail && cut && { cell: job.cell, tail: cell.tail, cut },
  };
  const images: ShownImage[] = [];
  for (const id of imageChunks(testImages(plan, job.fold))[job.chunk] ?? []) {
    const entry = dataset.entries.find((one) => one.id === id);
    if (!entry) throw new RangeError(`image ${id} is not in the data set`);
    const window = await loadWindow(store, dataset, entry, mapView(recipe));
    images.push({ entry, window, grey: once(() => loadImage(store, dataset, entry)) });
  }
  const forms = new Map(
    missing.map((series) => {
      const method = findCamMethod(series.method);
      if (!method) throw new RangeError(`there is no method ${series.method}`);
      return [series, method.asks === 'nothing' ? undefined : method];
    }),
  );

  const closed = missing.filter((series) => !forms.get(series));
  if (closed.length > 0) {
    const contents = closed.map((series) => seriesContent(series, spec));
    const tapsOf = await openViews(context, sources);
    const headAt = await openHead(sources, cell.head);
    for (const image of images) {
      const { entry } = image;
      const requests = closed.map((series) => ({
        method: series.method,
        negative: isNegative(series, entry),
      }));
      const maps = saliencyMaps(await tapsOf(entry), headAt(entry), requests, entry.id);
      for (const [i, made] of maps.entries()) await contents[i]?.keep(image, made);
    }
    for (const content of contents) await content.write(store, job);
  }

  const asking = missing.filter((series) => forms.get(series));
  if (asking.length === 0) return;
  const probesOf = await openProbedViews(context, sources, cell.head);
  const probed = new Map(images.map(({ entry }) => [entry, once(() => probesOf(entry))]));
  const failures: Error[] = [];
  for (const name of new Set(asking.map(({ method }) => method))) {
    const series = asking.filter(({ method }) => method === name);
    const method = series[0] && forms.get(series[0]);
    if (!method) continue;
    try {
      const contents = series.map((one) => seriesContent(one, spec));
      for (const image of images) {
        const { entry } = image;
        const probes = await probed.get(entry)?.();
        if (!probes) continue;
        const maps = await askForMaps({ method, spec, series, entry, probes, isNegative });
        for (const [i, made] of maps.entries()) await contents[i]?.keep(image, made);
      }
      for (const content of contents) await content.write(store, job);
    } catch (error) {
      // The other methods' maps are worth having.
      failures.push(error instanceof Error ? error : new Error(String(error)));
    }
  }
  const [failure] = failures;
  if (failure) throw failure;
}

/** Does the work when it is asked for first, and no second time. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}
