import type { CamMethod } from './CamMethod.js';
import type { PerturbationSettings } from './perturbation/PerturbationSettings.js';

export interface Passes {
  /** Forward passes for a map of one tap; null where it is one a channel. */
  readonly forward: number | null;
  /** Every one is followed by a backward pass. */
  readonly backward: boolean;
  /** The keys of `perturbation` that it depends on. */
  readonly settings: readonly (keyof PerturbationSettings)[];
}

/** What a map costs that asks about inputs of this size. */
export function describePasses(
  method: CamMethod,
  settings: PerturbationSettings,
  inputSize = 224,
): Passes {
  if (method.asks === 'nothing') return { forward: 0, backward: false, settings: [] };
  const forward = method.passes({ inputSize, channels: [NaN] }, settings);
  return {
    forward: Number.isNaN(forward) ? null : forward,
    backward: method.backward,
    settings: method.settings,
  };
}

/** The same in words: `0`, `one a channel`, `50, each with one back`. */
export function passesText({ forward, backward }: Passes): string {
  const count = forward === null ? 'one a channel' : forward.toLocaleString('en-US');
  return backward ? `${count}, each with one back` : count;
}
