import type { Step } from '../Step.js';
import type { Lowered } from './Lower.js';

/** A layer without weights. */
export const oneStep = (step: Step): Lowered => ({ steps: [step], parameters: new Map() });
