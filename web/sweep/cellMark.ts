import type { CellStatus } from '../api/types.js';

export type CellKind =
  'waiting' | 'training' | 'trained' | 'explaining' | 'explained' | 'scoring' | 'done' | 'failed';

/** A letter, so that colour never says it alone. */
export const cellLetters: Readonly<Record<CellKind, string>> = {
  waiting: '·',
  training: 't',
  trained: 'T',
  explaining: 'e',
  explained: 'E',
  scoring: 's',
  done: '✓',
  failed: '!',
};

const active = { train: 'training', explain: 'explaining', score: 'scoring' } as const;
const finished = { train: 'trained', explain: 'explained', score: 'done' } as const;

/** What a cell looks like by its furthest stage. A fold that ignores groups is done once it is trained. */
export function cellKind({ stage, state, ungrouped }: CellStatus): CellKind {
  if (state === 'failed') return 'failed';
  if (state === 'waiting') return 'waiting';
  const at = stage === 'train' || stage === 'explain' ? stage : 'score';
  if (state === 'active') return active[at];
  return ungrouped ? 'done' : finished[at];
}

/** In words: the failed one names the stage it failed in. */
export function cellWords(cell: CellStatus): string {
  const kind = cellKind(cell);
  return kind === 'failed' ? `failed (${cell.stage})` : kind;
}
