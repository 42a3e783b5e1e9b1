import { distinctCells } from '../sweep/distinctCells.js';
import type { Plan } from '../sweep/Plan.js';
import { chunkSize } from './imageChunks.js';
import type { StageTotals } from './progress.js';

/** How many jobs of each stage a plan asks for. */
export function stageTotals(plan: Plan): StageTotals {
  const images = new Map<number, number>();
  for (const fold of Object.values(plan.folds)) images.set(fold, (images.get(fold) ?? 0) + 1);
  const cells = distinctCells(plan);
  const chunks = cells.map((cell) => Math.ceil((images.get(cell.fold) ?? 0) / chunkSize));
  return {
    train: cells.length,
    explain: cells.length,
    map: chunks.reduce((sum, count) => sum + count, 0),
    score: cells.length,
    report: 1,
  };
}
