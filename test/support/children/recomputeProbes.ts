import { readTrainedCell } from '../../../adapters/cells/trainedCell.js';
import { loadDataset } from '../../../adapters/dataset/loadDataset.js';
import { trunkSource } from '../../../adapters/features/TrunkSource.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { readPlan } from '../../../adapters/sweep/readPlan.js';
import type { EngineChoice } from '../../../adapters/tensor/openEngine.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { findCut } from '../../../core/sweep/findCut.js';
import { findRun } from '../../../core/sweep/findRun.js';
import { headLayers } from '../../../core/sweep/viewsOf.js';
import { openProbedViews } from '../../../services/explainer/openProbedViews.js';

// Arguments: engine, folder of backbones, store, sweep. Asks every cell's network about the images that it
// holds out, as the explainer does; prints the logit that it gives, and the one that the trainer stored.
const [choice = '', backbones = '', folder = '', sweep = ''] = process.argv.slice(2);
const store = openStore(folder);
const trunks = trunkSource({
  engine: choice as EngineChoice,
  requireGpu: false,
  backboneFolders: [backbones],
});
const plan = await readPlan(store, sweep);
const dataset = await loadDataset(store, plan.dataset);
const rows: unknown[] = [];

for (const { key, run } of plan.cells) {
  const { backbone, recipe } = findRun(plan, run);
  const cell = await readTrainedCell(store, key, headLayers(backbone, recipe));
  if (!cell) throw new Error(`cell ${key} is not trained`);
  const cut = findCut(backbone, recipe);
  const tuned = cell.tail && cut && { cell: key, tail: cell.tail, cut };
  const sources = { store, dataset, spec: plan.spec, backbone, recipe, tuned };
  const probesOf = await openProbedViews({ trunks }, sources, cell.head);
  for (const { image, logit } of cell.predictions) {
    const probes = await probesOf(dataset.entries.find(({ id }) => id === image) as Entry);
    for (const negative of [false, true]) {
      const views = probes(negative);
      const [asked] = await Promise.all(
        views.map(async ({ probe }) => [...(await probe.logits(probe.input.data, 1))]),
      );
      rows.push({
        ...{ recipe: recipe.name, logit, negative, views: views.length },
        trained: cell.tail !== undefined && cell.training.epochs > 0,
        asked: asked?.[0],
      });
    }
  }
}
process.stdout.write(JSON.stringify(rows));
