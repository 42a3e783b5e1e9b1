import { stages, type Stage } from './stages.js';

export const jobStates = ['waiting', 'active', 'done', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

/** State of every job of a sweep that has been seen, by `<stage>.<cell>[.<chunk>]`. */
export type JobBoard = ReadonlyMap<string, JobState>;

export function boardKey(stage: Stage, ...parts: readonly (string | number)[]): string {
  return [stage, ...parts].join('.');
}

export interface StageCount {
  readonly stage: Stage;
  readonly done: number;
  readonly failed: number;
  readonly active: number;
  readonly total: number;
}

/** What a plan will need, per stage. */
export type StageTotals = Readonly<Record<Exclude<Stage, 'produce'>, number>>;

/** Done and total of every stage of a sweep. */
export function countStages(board: JobBoard, totals: StageTotals): StageCount[] {
  return stages
    .filter((stage) => stage !== 'produce')
    .map((stage) => {
      const count = { done: 0, failed: 0, active: 0, waiting: 0 };
      for (const [key, state] of board) if (key.split('.', 1)[0] === stage) count[state]++;
      return {
        stage,
        done: count.done,
        failed: count.failed,
        active: count.active,
        total: Math.max(totals[stage], count.done + count.failed + count.active),
      };
    });
}

/** How far one cell has come: the furthest stage that is not waiting. */
export function cellState(board: JobBoard, cell: string): { stage: Stage; state: JobState } {
  for (const stage of ['score', 'explain', 'train'] as const) {
    const state = board.get(boardKey(stage, cell));
    if (state !== undefined && state !== 'waiting') return { stage, state };
  }
  return { stage: 'train', state: 'waiting' };
}
