import { outcomesFolder, type MapSeries } from '../../../core/store/layout.js';
import type { SweepSpec } from '../../../core/sweep/SweepSpec.js';
import { loadDataset } from '../../dataset/loadDataset.js';
import { readOutcomes } from '../../cells/outcomes.js';
import type { CellOutcome } from '../../cells/outcomesFile.js';
import { readCellTraining, type CellTraining } from '../../cells/trainedCell.js';
import type { ObjectStore } from '../../../core/ports.js';
import type { Dataset, Entry } from '../../../core/dataset/Dataset.js';
import { sha256Hex } from '../../digest/sha256.js';
import { keepLatest } from '../../../core/keepLatest.js';
import { rememberLatest } from '../../../core/rememberLatest.js';

/** A data set with its entries at hand by id. */
export interface IndexedDataset {
  readonly dataset: Dataset;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly groups: ReadonlyMap<string, string>;
}

/** What the store has of cells, which never changes once it is there; nothing where it is not yet. */
export interface CellCache {
  training(cell: string): Promise<CellTraining | undefined>;
  outcomes(
    cell: string,
    series: MapSeries,
    spec: SweepSpec,
  ): Promise<readonly CellOutcome[] | undefined>;
  dataset(digest: string): Promise<IndexedDataset>;
}

// Rows of a few hundred bytes.
const mostRows = 100_000;

export function openCellCache(store: ObjectStore): CellCache {
  const trainings = keepLatest<CellTraining>(mostRows);
  const outcomes = keepLatest<readonly CellOutcome[]>(mostRows);
  const datasets = rememberLatest<IndexedDataset>(8);
  return {
    training: async (cell) => {
      const found = trainings.get(cell) ?? (await readCellTraining(store, cell));
      if (found) trainings.set(cell, found, 1 + found.predictions.length);
      return found;
    },
    outcomes: async (cell, series, spec) => {
      const key = outcomesFolder(cell, series, spec, sha256Hex);
      const found = outcomes.get(key) ?? (await readOutcomes(store, cell, series, spec));
      if (found) outcomes.set(key, found, 1 + found.length);
      return found;
    },
    dataset: (digest) => datasets.of(digest, () => loadDataset(store, digest).then(index)),
  };
}

function index(dataset: Dataset): IndexedDataset {
  const { entries } = dataset;
  return {
    dataset,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    groups: new Map(entries.map(({ id, group }) => [id, group])),
  };
}
