import { sampleImages } from '../faithfulness/sampleImages.js';
import { distinctCells } from '../sweep/distinctCells.js';
import { distinctUngrouped } from '../sweep/distinctUngrouped.js';
import type { Plan } from '../sweep/Plan.js';
import { chunkSize } from './imageChunks.js';
import type { StageTotals } from './progress.js';

/** How many jobs of each stage a plan asks for. */
export function stageTotals(plan: Plan): StageTotals {
  const images = new Map<number, number>();
  for (const fold of Object.values(plan.folds)) images.set(fold, (images.get(fold) ?? 0) + 1);
  const cells = distinctCells(plan);
  const chunks = cells.map((cell) => Math.ceil((images.get(cell.fold) ?? 0) / chunkSize));
  const tested = new Set(sampleImages(plan).map((image) => plan.folds[image]));
  const tests = cells.filter((cell) => tested.has(cell.fold));
  return {
    train: cells.length + distinctUngrouped(plan).length,
    explain: cells.length,
    map: chunks.reduce((sum, count) => sum + count, 0) + tests.length,
    score: cells.length,
    report: 1,
  };
}
