import type { CamMethod } from './CamMethod.js';
import { closedMethods } from './closedMethods.js';
import { perturbationMethods } from './perturbation/perturbationMethods.js';

export type { CamMethod, TapEvidence } from './CamMethod.js';

const isBaseline = ({ kind }: CamMethod): boolean => kind === 'baseline';

/** Every method that a sweep may name, in the order in which they are listed; the baselines last. */
export const camMethods: readonly CamMethod[] = [
  ...closedMethods.filter((method) => !isBaseline(method)),
  ...perturbationMethods,
  ...closedMethods.filter(isBaseline),
];

export function findCamMethod(name: string): CamMethod | undefined {
  return camMethods.find((method) => method.name === name);
}
