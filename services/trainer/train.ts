import { writeTrainedCell } from '../../adapters/cells/trainedCell.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { ensureFeatures } from '../../adapters/features/ensureFeatures.js';
import { readPooled } from '../../adapters/features/readPooled.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { splitParts } from '../../core/folds/splitParts.js';
import type { CellJob } from '../../core/jobs/Job.js';
import { cellManifest } from '../../core/store/layout.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapTaps } from '../../core/sweep/mapTaps.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { headLogit } from '../../core/training/Head.js';
import { sigmoid } from '../../core/training/logistic.js';
import { trainHead } from '../../core/training/trainHead.js';
import type { Context } from '../context.js';

/** Trains one cell: features of the frozen trunk → head → predictions of the held-out images. */
export async function train(job: CellJob, context: Context): Promise<void> {
  const { store, trunks, board } = context;
  if (await store.head(cellManifest(job.cell))) return;
  const plan = await readPlan(store, job.sweep);
  const dataset = await loadDataset(store, plan.dataset);
  const { backbone, recipe, run } = findRun(plan, job.run);
  await ensureFeatures({
    store,
    dataset,
    backbone,
    kept: mapTaps(backbone, plan.spec),
    trunk: () => trunks.trunk(backbone),
    start: job.fold / plan.spec.folds.k,
    progress: (done, total) => board.setFeatures(job.sweep, backbone.id, done, total),
  });
  const taps = await readPooled(store, dataset, backbone);
  if (!taps) {
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `features of ${backbone.id} are missing`);
  }
  const sides = splitSides(dataset, plan, job.fold, recipe.validation, run.seed);
  const positive = Uint8Array.from(dataset.entries, (entry) =>
    entry.label === dataset.labels[1] ? 1 : 0,
  );
  const trained = trainHead({ taps, positive, parts: sides.parts, recipe, seed: run.seed });
  const predictions = sides.test.map((image) => {
    const entry = dataset.entries[image] as Dataset['entries'][number];
    const logit = headLogit(trained.head, taps, image);
    const predicted = dataset.labels[logit >= 0 ? 1 : 0];
    return { image: entry.id, label: entry.label, logit, probability: sigmoid(logit), predicted };
  });
  const engine = (await trunks.engine()).description;
  await writeTrainedCell(
    store,
    job.cell,
    {
      head: trained.head,
      predictions,
      curve: trained.curve,
      training: {
        engine,
        epochs: trained.epochs,
        youdenThreshold: trained.youdenThreshold,
        images: {
          training: sides.parts.flat().length,
          test: sides.test.length,
        },
      },
    },
    {
      dataset: dataset.digest,
      backbone: backbone.name,
      recipe: recipe.name,
      seed: run.seed,
      engine,
    },
  );
}

interface Sides {
  /** The training side, in the parts that are held back in turn. */
  readonly parts: number[][];
  readonly test: number[];
}

// Indexes into the data set; the parts are grouped like the folds are.
function splitSides(
  dataset: Dataset,
  plan: Plan,
  fold: number,
  share: number,
  seed: number,
): Sides {
  const training = dataset.entries.filter((entry) => plan.folds[entry.id] !== fold);
  const partOf = splitParts(training, share, seed);
  const sides: Sides = { parts: [], test: [] };
  dataset.entries.forEach(({ id }, i) => {
    const part = partOf.get(id);
    if (part === undefined) sides.test.push(i);
    else (sides.parts[part] ??= []).push(i);
  });
  return sides;
}
