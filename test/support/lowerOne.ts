import type { Lowered } from '../../adapters/tensor/graph/layers/Lower.js';
import { lowerLayer } from '../../adapters/tensor/graph/lowerLayer.js';
import type { Parameter, Step } from '../../adapters/tensor/graph/Step.js';
import { kerasLayer } from './kerasLayer.js';

/** Lowers a layer that is called `a`. @param weights by variable */
export function lowerOne(
  kind: string,
  config: object = {},
  weights: Readonly<Record<string, Parameter>> = {},
  inputs = ['x'],
): Lowered {
  return lowerLayer({
    layer: kerasLayer('a', kind, inputs, config),
    inputs,
    variable: (name) => weights[name],
  });
}

/** The one step of a layer without weights. @throws RangeError when it has others, or parameters */
export function stepOf(kind: string, config: object = {}, inputs = ['x']): Step {
  const { steps, parameters } = lowerOne(kind, config, {}, inputs);
  const [step, ...more] = steps;
  if (!step || more.length > 0 || parameters.size > 0) throw new RangeError(kind);
  return step;
}
