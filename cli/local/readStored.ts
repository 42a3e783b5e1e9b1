import { countFeatures, type CountedFeatures } from '../../adapters/features/countFeatures.js';
import { openStore } from '../../adapters/store/openStore.js';
import { readMissing } from '../../adapters/sweep/readMissing.js';
import { storedBoard } from '../../adapters/sweep/storedBoard.js';
import type { CellStage } from '../../core/jobs/lackedStage.js';
import { countStages } from '../../core/jobs/progress.js';
import { stageTotals } from '../../core/jobs/stageTotals.js';
import type { Plan } from '../../core/sweep/Plan.js';

/** What a store holds of a planned sweep. */
export interface Stored {
  readonly store: string;
  readonly cells: Readonly<Record<CellStage, { readonly done: number; readonly total: number }>>;
  /** By chunks of images. */
  readonly features: readonly CountedFeatures[];
}

/** Counts what a store holds of a sweep: of its features, and of each stage of its cells. */
export async function readStored(storeUrl: string, plan: Plan): Promise<Stored> {
  const store = openStore(storeUrl);
  try {
    const board = await storedBoard(store, plan, await readMissing(store, plan.id));
    const counts = countStages(board, stageTotals(plan));
    const countOf = (wanted: CellStage) => {
      const { done = 0, total = 0 } = counts.find(({ stage }) => stage === wanted) ?? {};
      return { done, total };
    };
    return {
      store: store.url,
      cells: { train: countOf('train'), explain: countOf('explain'), score: countOf('score') },
      features: await countFeatures(store, plan),
    };
  } finally {
    await store.close();
  }
}
