import type { PassCost } from './planCosts.js';

/** Forward passes a second that docs/engines.md promises of MobileNetV2 on two cores, by engine. */
export const passRates = { wasm: 13, tensorflow: 50 } as const;

/** A pass back computes two gradients for what a pass forward computes once. */
const backwardCost = 2;

/** A rough time, as forward passes: to be divided by an engine's rate. */
export const weighPasses = (costs: readonly PassCost[]): number =>
  costs.reduce(
    (sum, { passes, backward }) => sum + passes * (backward === true ? 1 + backwardCost : 1),
    0,
  );

/** `8 s`, `12 min`, `3.5 h`, `2.1 days`. */
export function roughTime(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  if (seconds < 36 * 3600) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}
