import { beforeEach, describe, expect, it } from 'vitest';
import { mergeMaps, writeChunk } from '../../adapters/cells/maps.js';
import { silentMeter } from '../../adapters/telemetry/workMeter.js';
import { readOutcomes, writeOutcomes } from '../../adapters/cells/outcomes.js';
import { writeTrainedCell } from '../../adapters/cells/trainedCell.js';
import { openStore } from '../../adapters/store/openStore.js';
import { writePlan } from '../../adapters/sweep/writePlan.js';
import type { CellJob } from '../../core/jobs/Job.js';
import type { ObjectStore } from '../../core/ports.js';
import { datasetManifest, mapSeries } from '../../core/store/layout.js';
import type { Context } from '../../services/context.js';
import { map } from '../../services/explainer/map.js';
import { score } from '../../services/scorer/score.js';
import { handmadeSweep } from '../support/handmadeSweep.js';
import { temporaryFolders } from '../support/temporaryFolders.js';

const folder = temporaryFolders();
const { plan, dataset } = handmadeSweep();
const [planned] = plan.cells;
const [finished, last] = [mapSeries(plan.spec).slice(0, -1), mapSeries(plan.spec).slice(-1)];
const job: CellJob = {
  format: 'foldcam.job/1',
  sweep: plan.id,
  generation: 1,
  cell: planned?.key ?? '',
  run: planned?.run ?? '',
  fold: planned?.fold ?? 0,
};
const maps = new Map([['b1', { data: Float32Array.of(1, 0, 0, 0), width: 2, height: 2 }]]);

let store: ObjectStore;
let context: Context;
const writeMaps = (series: typeof finished, chunk: number): Promise<unknown> =>
  Promise.all(
    series.map((one) =>
      writeChunk(store, job.cell, one, plan.spec, chunk, { maps, overlays: new Map() }),
    ),
  );

// A store with a plan and a trained cell, but neither images nor masks, and no network: whoever computes
// anything fails.
beforeEach(async () => {
  store = openStore(await folder());
  await writePlan(store, plan, 'name: handmade');
  const described = Buffer.from(JSON.stringify(dataset));
  await store.put(datasetManifest(dataset.digest), described);
  await writeTrainedCell(
    store,
    job.cell,
    {
      head: { bias: 0, taps: [{ layer: 'tap', weights: { mean: Float64Array.of(1) } }] },
      training: { engine: 'cpu', epochs: 1, youdenThreshold: 0, images: { training: 1, test: 1 } },
      predictions: [
        { image: 'b1', label: 'benign', logit: -3, probability: 0.05, predicted: 'benign' },
      ],
      curve: [],
    },
    {},
  );
  const environment = { cacheFolder: await folder() };
  context = { store, environment, meter: silentMeter } as unknown as Context;
});

describe('map, after a worker was killed', () => {
  it('computes nothing of a chunk whose maps are all there', async () => {
    await writeMaps([...finished, ...last], 0);
    await expect(map({ ...job, chunk: 0 }, context)).resolves.toBeUndefined();
  });

  it('computes a chunk that lacks one series', async () => {
    await writeMaps(finished, 0);
    await expect(map({ ...job, chunk: 0 }, context)).rejects.toThrow();
    await writeMaps(last, 0);
    await expect(map({ ...job, chunk: 0 }, context)).resolves.toBeUndefined();
  });
});

describe('score, after a worker was killed', () => {
  it('scores what has no outcomes yet, and nothing else', async () => {
    await writeMaps([...finished, ...last], 0);
    await mergeMaps(store, job.cell, plan.spec, 1);
    for (const series of finished) await writeOutcomes(store, job.cell, series, plan.spec, []);
    await expect(score(job, context)).rejects.toThrow();
    for (const series of last) await writeOutcomes(store, job.cell, series, plan.spec, []);
    await expect(score(job, context)).resolves.toBeUndefined();
    for (const series of finished)
      expect(await readOutcomes(store, job.cell, series, plan.spec)).toEqual([]);
  });
});
