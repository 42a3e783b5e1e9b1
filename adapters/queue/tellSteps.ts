import { onStep } from '../progress/steps.js';
import type { StepMessage } from './stepMessage.js';

// More often would only wake the parent.
const most = 1_000;

/** Tells this process's parent of its steps, once a second at most; never by itself: who hangs is silent. */
export function tellSteps(): void {
  let told = -Infinity;
  onStep((steps) => {
    const now = performance.now();
    if (now - told < most || !process.connected) return;
    told = now;
    const message: StepMessage = { foldcamSteps: steps };
    process.send?.(message, undefined, {}, () => undefined);
  });
}
