import type { CellStatus } from './SweepStatus.js';

/** The stages that a cell goes through. */
export const cellStages = ['train', 'explain', 'score'] as const;
export type CellStage = (typeof cellStages)[number];

/** The first stage that a cell lacks; nothing where it is complete. */
export function lackedStage({ stage, state, ungrouped }: CellStatus): CellStage | undefined {
  const last = ungrouped ? 'train' : 'score';
  const at = cellStages.findIndex((one) => one === stage);
  if (state !== 'done') return cellStages[at];
  return stage === last ? undefined : cellStages[at + 1];
}
