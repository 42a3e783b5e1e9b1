import type { EpochLosses } from '../../../core/training/EpochLosses.js';
import type { Parameter } from '../graph/Step.js';

export type Values = ReadonlyMap<string, Parameter>;

/** Where fine-tuning stands after an epoch: all that is needed to go on as if nothing had happened. */
export interface TuneState {
  readonly epoch: number;
  /** Steps of the optimiser so far. */
  readonly steps: number;
  readonly parameters: Values;
  /** Adam's running means, by parameter; SGD's velocity is the first. */
  readonly first: Values;
  readonly second: Values;
  readonly curve: readonly EpochLosses[];
  /** What is best so far on the part that is held back, and its logits there; 0 is the start. */
  readonly best: { readonly epoch: number; readonly parameters: Values; readonly logits: number[] };
}

/** Keeps the state between processes. */
export interface Checkpoints {
  load(): Promise<TuneState | undefined>;
  save(state: () => TuneState): Promise<void>;
}
