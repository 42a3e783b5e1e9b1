import type { Stage } from './stages.js';

/** The stages in which a sweep's cells take turns with those of others. */
export const turnedStages = ['train', 'map', 'score'] as const;
export type TurnedStage = (typeof turnedStages)[number];

/** How far each stage has come: the highest turn that has started. */
export type Turns = Readonly<Record<TurnedStage, number>>;

export const firstTurns: Turns = { train: 0, map: 0, score: 0 };

/** BullMQ knows no lower priority; turns beyond it come in the order in which they were added. */
export const lastTurn = 2 ** 21;

/**
 * When a stage comes to a cell: its place in the sweep, counted from where the stage was when the sweep
 * was submitted. Jobs start in the order of their turns, so sweeps that wait get one cell each in every
 * round, whichever came first and however large it is (start-time fair queueing, Goyal, Vin and Cheng,
 * IEEE/ACM Transactions on Networking 5:690, 1997, with equal weights).
 * @param place from 0
 */
export function turnOf(stage: TurnedStage, place: number, turns: Turns): number {
  return Math.min(lastTurn, turns[stage] + place + 1);
}

/** Whether cells take turns in a stage. */
export const isTurned = (stage: Stage): stage is TurnedStage =>
  (turnedStages as readonly Stage[]).includes(stage);
