import path from 'node:path';
import { writeChunk, mergeMaps } from '../../adapters/cells/maps.js';
import { flatten, type CellOutcome } from '../../adapters/cells/outcomesFile.js';
import { writeOutcomes } from '../../adapters/cells/outcomes.js';
import { writeTrainedCell } from '../../adapters/cells/trainedCell.js';
import { ingestDataset } from '../../adapters/dataset/ingestDataset.js';
import { openSource } from '../../adapters/dataset/openSource.js';
import { readDataset } from '../../adapters/dataset/readDataset.js';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { sha256Hex } from '../../adapters/digest/sha256.js';
import { writePlan } from '../../adapters/sweep/writePlan.js';
import { assignFolds } from '../../core/folds/assignFolds.js';
import type { ObjectStore } from '../../core/ports.js';
import { perPlace } from '../../core/regions/Place.js';
import { imageChunks } from '../../core/jobs/imageChunks.js';
import { mapSeries } from '../../core/store/layout.js';
import { distinctCells } from '../../core/sweep/distinctCells.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { planSweep } from '../../core/sweep/planSweep.js';
import { testImages } from '../../core/sweep/testImages.js';
import { pinned } from './planInput.js';

/**
 * A sweep over real images as workers would have stored it, its numbers made up: the logit of the n-th
 * held-out image of a fold is n − 2, each map is brightest in its upper left corner, and every point lies
 * in the mass.
 * @param cells how many of its four cells are computed
 */
export async function storedSweep(
  store: ObjectStore,
  folder: string,
  cells = 4,
  name = 'stored',
): Promise<Plan> {
  const data = path.join(folder, 'phantoms');
  await writePhantoms(data, { images: 8, seed: 5, malignant: 0.5 });
  const text = `name: ${name}\ndata: ${data}\nfolds: { k: 2 }\nseeds: [1, 2]\nmethods: [grad-cam, layer-cam]\n`;
  const spec = parseSweep(text);
  const source = await openSource(data, '/');
  const { dataset } = await readDataset(source, { labels: spec.labels, k: 2 });
  if (!dataset) throw new Error('the phantoms cannot be read');
  const folds = assignFolds(dataset.entries, 2, 1);
  const plan = planSweep({ spec, dataset, folds, backbones: [pinned] }, sha256Hex);
  await ingestDataset(source, dataset, store);
  await writePlan(store, plan, text);
  for (const cell of distinctCells(plan).slice(0, cells)) {
    await computeCell(
      store,
      plan,
      cell,
      new Map(dataset.entries.map((one) => [one.id, one.label])),
    );
  }
  return plan;
}

async function computeCell(
  store: ObjectStore,
  plan: Plan,
  { key, fold, run }: Plan['cells'][number],
  labels: ReadonlyMap<string, string>,
): Promise<void> {
  const images = testImages(plan, fold);
  const [negative, positive] = plan.spec.labels;
  const predictions = images.map((image, i) => ({
    image,
    label: labels.get(image) ?? '',
    logit: i - 2,
    probability: 1 / (1 + Math.exp(2 - i)),
    predicted: i >= 2 ? positive : negative,
  }));
  const training = {
    engine: 'cpu',
    epochs: 2,
    youdenThreshold: 0.5,
    images: { training: images.length, test: images.length },
  };
  const head = { bias: 0, taps: [] };
  const curve = [
    { part: 0, epoch: 1, training: 0.7, validation: 0.6 },
    { part: 0, epoch: 2, training: 0.5 },
  ];
  await writeTrainedCell(store, key, { head, training, predictions, curve }, { run, fold });
  for (const series of mapSeries(plan.spec)) {
    for (const [chunk, of] of imageChunks(images).entries()) {
      const maps = new Map(
        of.map((image) => [image, { data: Float32Array.of(1, 0.5, 0, 0.25), width: 2, height: 2 }]),
      );
      await writeChunk(store, key, series, plan.spec, chunk, { maps, overlays: new Map() });
    }
  }
  await mergeMaps(store, key, plan.spec, imageChunks(images).length);
  for (const series of mapSeries(plan.spec)) {
    await writeOutcomes(store, key, series, plan.spec, images.map(inTheMass));
  }
}

function inTheMass(image: string): CellOutcome {
  const share = perPlace((place) => (place === 'mass' || place === 'inRegions' ? 0.25 : 0.125));
  const none = perPlace(() => 0.5);
  const hit = perPlace((place) => place === 'mass' || place === 'inRegions');
  return {
    ...{ image, targetLabel: 'benign', x: 3, y: 4, outcome: 'mass', tie: false },
    ...flatten('hit', hit),
    ...flatten('chance', share),
    ...flatten('share', share),
    ...flatten('centre', hit),
    ...flatten('energy', none),
    ...flatten('relevance', none),
    ...flatten('rank', none),
    ...flatten('topK', none),
    ...flatten('pixelAuc', none),
    ...flatten('iouBest', none),
    ...flatten('iouHalf', none),
    halfShare: 0.1,
  };
}
