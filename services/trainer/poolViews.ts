import { featureLayers, type FeatureSet } from '../../adapters/features/computeFeatures.js';
import { loadPooled } from '../../adapters/features/loadPooled.js';
import { keptAtCut } from '../../adapters/features/openTailInput.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { chunkStart } from '../../core/jobs/chunkStart.js';
import type { CellJob } from '../../core/jobs/Job.js';
import { findCut } from '../../core/sweep/findCut.js';
import { findRun } from '../../core/sweep/findRun.js';
import { mapTaps } from '../../core/sweep/mapTaps.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { keptCopies } from '../../core/sweep/alterationsOf.js';
import { seesMirrored } from '../../core/sweep/seesMirrored.js';
import { viewName } from '../../core/sweep/viewName.js';
import { viewsOf } from '../../core/sweep/viewsOf.js';
import type { PooledTap } from '../../core/training/PooledTap.js';
import type { Context } from '../context.js';

export interface PooledViews {
  /** Of the first view: what trained blocks are fed with. */
  readonly features: FeatureSet;
  /** Of every view, in the head's order. */
  readonly taps: readonly PooledTap[];
}

/** Computes what is missing of the features that a cell's head sees or is trained on, and reads them. */
export async function poolViews(
  job: CellJob,
  plan: Plan,
  dataset: Dataset,
  { store, trunks, board, meter }: Context,
): Promise<PooledViews> {
  const { run, backbone, recipe } = findRun(plan, job.run);
  const cut = findCut(backbone, recipe);
  const isMirroredToo = seesMirrored(recipe);
  const atCut = cut ? keptAtCut(cut, isMirroredToo) : [];
  const taps: PooledTap[] = [];
  const sets = viewsOf(backbone, recipe).map((seeing): FeatureSet => ({
    ...{ store, dataset, backbone: seeing },
    kept: [...mapTaps(seeing, plan.spec), ...atCut],
  }));
  /** Of each side. */
  const pool = async (
    features: FeatureSet,
    shown: string,
    mirroredToo: boolean,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<PooledTap[][]> => {
    const layers = featureLayers(features).map(({ layer }) => layer);
    const pooled = await loadPooled({
      ...features,
      mirroredToo,
      trunk: () => trunks.trunk(backbone, layers),
      start: chunkStart(job.fold, plan.spec.folds.k, plan.runs.indexOf(run)),
      progress,
      count: (from, images) => meter.countImages(from, images),
    });
    return pooled.map((side) => {
      if (side) return side;
      throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `features of ${shown} are missing`);
    });
  };
  /** One copy after another; their progress is told as that of one. */
  const poolCopies = async (each: readonly FeatureSet[], shown: string): Promise<PooledTap[][]> => {
    const pooled: PooledTap[][] = [];
    for (const [i, features] of each.entries()) {
      const [own = []] = await pool(features, shown, false, (done, total) =>
        board.setFeatures(job.sweep, shown, i * total + done, each.length * total),
      );
      pooled.push(own);
    }
    return pooled;
  };
  const copyNumbers = Array.from({ length: keptCopies(recipe) }, (_, i) => i + 1);
  for (const features of sets) {
    const shown = viewName(features.backbone);
    const [images = [], mirrored] = await pool(features, shown, isMirroredToo, (done, total) =>
      board.setFeatures(job.sweep, shown, done, total),
    );
    const altered = copyNumbers.map((copy): FeatureSet => ({
      ...features,
      backbone: { ...features.backbone, copy },
      kept: atCut,
    }));
    const copies = await poolCopies(altered, `${shown} copies`);
    taps.push(...images.map((tap, t) => joinRows(tap, t, mirrored, copies)));
  }
  return { features: sets[0] as FeatureSet, taps };
}

/** @param t which of the taps it is, in the mirrored ones and in those of each copy too */
function joinRows(
  tap: PooledTap,
  t: number,
  mirrored: readonly PooledTap[] | undefined,
  copies: readonly (readonly PooledTap[])[],
): PooledTap {
  const rows = (own: readonly PooledTap[]): Float32Array => (own[t] as PooledTap).data;
  return {
    ...tap,
    ...(mirrored ? { mirrored: rows(mirrored) } : {}),
    ...(copies.length > 0 ? { copies: copies.map(rows) } : {}),
  };
}
