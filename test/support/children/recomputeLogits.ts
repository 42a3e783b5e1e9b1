import { readTrainedCell } from '../../../adapters/cells/trainedCell.js';
import { loadDataset } from '../../../adapters/dataset/loadDataset.js';
import { readActivations } from '../../../adapters/features/readActivations.js';
import { trunkSource } from '../../../adapters/features/TrunkSource.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { readPlan } from '../../../adapters/sweep/readPlan.js';
import type { EngineChoice } from '../../../adapters/tensor/openEngine.js';
import type { Tap } from '../../../core/cam/Tap.js';
import type { Entry } from '../../../core/dataset/Dataset.js';
import { findCut } from '../../../core/sweep/findCut.js';
import { findRun } from '../../../core/sweep/findRun.js';
import { headLogit } from '../../../core/training/headLogit.js';
import type { PooledTap } from '../../../core/training/PooledTap.js';
import { poolTap } from '../../../core/training/poolTap.js';
import { openTaps } from '../../../services/explainer/openTaps.js';

// Arguments: engine, folder of backbones, store, sweep. Opens every image's taps as the explainer does;
// prints the logit that the cell's head gives for them, the one that the trainer stored, and which taps
// are those of the frozen trunk; and which weights the cell's tail holds.
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

const pool = ({ layer, channels, data }: Tap): PooledTap => ({
  ...{ layer, channels },
  data: poolTap(data, channels),
});

for (const { key, run } of plan.cells) {
  const { backbone, recipe } = findRun(plan, run);
  const names = backbone.taps.map(({ layer }) => layer);
  const cell = await readTrainedCell(store, key, names);
  if (!cell) throw new Error(`cell ${key} is not trained`);
  const features = { store, dataset, backbone, kept: backbone.taps };
  const cut = findCut(backbone, recipe);
  const tuned = cell.tail && cut && { cell: key, tail: cell.tail, cut };
  const tapsOf = await openTaps({ trunks }, { features, tuned });
  for (const { image, logit } of cell.predictions) {
    const entry = dataset.entries.find(({ id }) => id === image) as Entry;
    const taps = await tapsOf(entry);
    const frozen = (await readActivations(features, entry)) ?? [];
    rows.push({
      recipe: recipe.name,
      epochs: cell.training.epochs,
      logit,
      recomputed: headLogit(cell.head, taps.map(pool), 0),
      layers: taps.map(({ layer }) => layer),
      frozen: taps
        .filter((tap, t) => Buffer.from(bytesOf(tap)).equals(bytesOf(frozen[t])))
        .map(({ layer }) => layer),
      weights: [...(cell.tail?.keys() ?? [])],
    });
  }
}
process.stdout.write(JSON.stringify(rows));

function bytesOf(tap: Tap | undefined): Uint8Array {
  return new Uint8Array((tap?.data ?? new Float32Array()).slice().buffer);
}
