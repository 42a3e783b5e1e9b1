import type { Dataset } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { inputError } from '../../core/errors/inputError.js';
import type { Problem } from '../../core/errors/Problem.js';
import { assignFolds } from '../../core/folds/assignFolds.js';
import { findLeaks } from '../../core/folds/findLeaks.js';
import { findPassProblems } from '../../core/sweep/findPassProblems.js';
import { findPlanProblems } from '../../core/sweep/findPlanProblems.js';
import type { Plan, PlannedBackbone } from '../../core/sweep/Plan.js';
import { planSweep } from '../../core/sweep/planSweep.js';
import { planUngrouped } from '../../core/sweep/planUngrouped.js';
import type { SweepSpec } from '../../core/sweep/SweepSpec.js';
import { openSource, type DataSource } from '../dataset/openSource.js';
import { readDataset, type ReadDataset } from '../dataset/readDataset.js';
import { sha256Hex } from '../digest/sha256.js';
import { findBackbones } from '../tensor/backbones/findBackbones.js';
import { planBackbone } from '../tensor/backbones/planBackbone.js';

export interface PrepareOptions {
  /** The folder that a relative `data:` starts from. */
  readonly base: string;
  readonly backboneFolders: readonly string[];
  /** The user's cache, where what was seen of images is kept. */
  readonly cacheFolder?: string;
  /** Ends it, with the signal's reason, before the next image. */
  readonly signal?: AbortSignal;
}

export interface PreparedSweep {
  readonly plan: Plan;
  readonly dataset: Dataset;
  readonly source: DataSource;
  readonly warnings: readonly Problem[];
}

/**
 * Finds out what a sweep file means here: reads the data, pins the backbones, assigns the folds, lays
 * out the plan. Writes nothing but what was seen of images, into the user's cache.
 * @throws FoldcamError with every problem of the data, the backbones and the methods at once
 */
export async function prepareSweep(
  spec: SweepSpec,
  options: PrepareOptions,
): Promise<PreparedSweep> {
  // The one computes while the other waits for the disk.
  const [pinned, opened] = await Promise.all([
    pinBackbones(spec, options.backboneFolders),
    openData(spec, options),
  ]);
  const { backbones } = pinned;
  const { source, read } = opened;
  const problems = [...pinned.problems, ...opened.problems, ...(read?.problems ?? [])];
  problems.push(...findPlanProblems(spec, read?.dataset));
  const isError = problems.some(({ severity }) => severity === 'error');
  if (isError || !source || !read?.dataset) throw inputError(problems);
  const { dataset } = read;
  const folds = assignFolds(dataset.entries, spec.folds.k, spec.folds.seed);
  const [leak] = findLeaks(dataset.entries, folds);
  if (leak) {
    throw new FoldcamError('FOLDCAM_E_FOLDS_LEAK', `group ${leak.group} is in several folds`);
  }
  const plan = planSweep({ spec, dataset, folds, backbones }, sha256Hex);
  if (spec.folds.compareUngrouped) {
    plan.ungrouped = planUngrouped({ spec, dataset, backbones }, sha256Hex);
  }
  problems.push(...findPassProblems(plan));
  if (problems.some(({ severity }) => severity === 'error')) throw inputError(problems);
  return { plan, dataset, source, warnings: problems };
}

async function pinBackbones(
  spec: SweepSpec,
  folders: readonly string[],
): Promise<{ backbones: PlannedBackbone[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const known = await findBackbones(folders);
  const unfreeze = spec.recipes.map((recipe) => recipe.unfreeze);
  const backbones: PlannedBackbone[] = [];
  for (const choice of spec.backbones) {
    const one = await collect(planBackbone(choice, known, unfreeze), problems);
    if (one) backbones.push(one);
  }
  return { backbones, problems };
}

interface OpenedData {
  readonly source: DataSource | undefined;
  readonly read: ReadDataset | undefined;
  readonly problems: readonly Problem[];
}

async function openData(
  { data, labels, folds }: SweepSpec,
  { base, cacheFolder, signal }: PrepareOptions,
): Promise<OpenedData> {
  const problems: Problem[] = [];
  const source = await collect(openSource(data, base), problems);
  const options = {
    ...{ labels, k: folds.k },
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    ...(signal ? { signal } : {}),
  };
  const read = source && (await collect(readDataset(source, options), problems));
  return { source, read, problems };
}

/** What comes of it, or nothing and what the user can repair. */
async function collect<T>(work: Promise<T>, problems: Problem[]): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof FoldcamError) || !error.permanent) throw error;
    problems.push(...asProblems(error));
    return undefined;
  }
}

function asProblems(error: FoldcamError): readonly Problem[] {
  if (error.problems.length > 0) return error.problems;
  const { code, message, where, remedy } = error;
  return [{ code, severity: 'error', message, remedy, ...(where ? { where } : {}) }];
}
