import { removeCheckpoints } from '../../adapters/cells/storedCheckpoints.js';
import { writeTrainedCell } from '../../adapters/cells/trainedCell.js';
import { lastDataset } from '../../adapters/dataset/lastDataset.js';
import { openLogger } from '../../adapters/telemetry/openLogger.js';
import { countStep } from '../../adapters/progress/steps.js';
import { lastPlan } from '../../adapters/sweep/lastPlan.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import type { CellJob } from '../../core/jobs/Job.js';
import type { Finished } from '../../core/jobs/Finished.js';
import { cellManifest } from '../../core/store/layout.js';
import { findCut } from '../../core/sweep/findCut.js';
import { findRun } from '../../core/sweep/findRun.js';
import { foldsOf } from '../../core/sweep/foldsOf.js';
import { sigmoid } from '../../core/training/logistic.js';
import type { Context } from '../context.js';
import { poolViews } from './poolViews.js';
import { splitSides } from './splitSides.js';
import { trainHeadAlone } from './trainHeadAlone.js';
import { trainWithTail } from './trainWithTail.js';

/** Trains one cell: features of the frozen trunk → head, tail → predictions of the held-out images. */
export async function train(
  job: CellJob,
  context: Context,
  signal?: AbortSignal,
): Promise<Finished> {
  const { store, trunks } = context;
  if (await store.head(cellManifest(job.cell))) {
    // A worker may have ended between the two.
    await removeCheckpoints(store, job.cell);
    return { late: false };
  }
  const plan = await lastPlan(store, job.sweep);
  trunks.share(Math.min(context.environment.concurrency, plan.cells.length));
  if (plan.spec.require === 'gpu') await trunks.engine(true);
  const dataset = await lastDataset(store, plan.dataset);
  const { backbone, recipe, run } = findRun(plan, job.run);
  const cut = findCut(backbone, recipe);
  const { features, taps } = await poolViews(job, plan, dataset, context);
  const { parts, test } = splitSides(
    dataset,
    foldsOf(plan, job),
    job.fold,
    recipe.validation,
    run.seed,
  );
  const positive = Uint8Array.from(dataset.entries, (entry) =>
    entry.label === dataset.labels[1] ? 1 : 0,
  );
  const input = { taps, positive, parts, recipe, seed: run.seed, onFit: countStep };
  const trained = cut
    ? await trainWithTail(input, test, {
        ...{ trunks, store, features, cut, cell: job.cell, signal },
        checkpointSeconds: context.environment.checkpointSeconds,
        logger: openLogger('trainer', context.environment.logLevel),
      })
    : trainHeadAlone(input, test);
  const predictions = test.map((image, i) => {
    const entry = dataset.entries[image] as Dataset['entries'][number];
    const logit = trained.logits[i] as number;
    const predicted = dataset.labels[logit >= 0 ? 1 : 0];
    return { image: entry.id, label: entry.label, logit, probability: sigmoid(logit), predicted };
  });
  // A head alone is fitted without an engine: none is loaded only to be named.
  const engine = await (cut ? trunks.description() : trunks.trunkDescription(backbone));
  const first = await writeTrainedCell(
    store,
    job.cell,
    {
      head: trained.head,
      tail: trained.tail,
      predictions,
      curve: trained.curve,
      training: {
        engine,
        epochs: trained.epochs,
        youdenThreshold: trained.youdenThreshold,
        validationAuc: finite(trained.validationAuc),
        temperature: trained.temperature ?? null,
        images: { training: parts.flat().length, test: test.length },
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
  await removeCheckpoints(store, job.cell);
  return { late: !first };
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
