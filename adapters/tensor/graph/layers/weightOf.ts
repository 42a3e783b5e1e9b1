import type { Parameter } from '../Step.js';
import type { LayerSource } from './Lower.js';

/** @throws RangeError when the layer has no such weight */
export function weightOf({ variable }: LayerSource, name: string): Parameter {
  const found = variable(name);
  if (!found) throw new RangeError(`its ${name} is missing`);
  return found;
}

/**
 * A weight that a layer may have.
 * @param wanted what its config says; not every config says it
 */
export function optionalWeight(
  source: LayerSource,
  name: string,
  wanted: boolean | undefined,
): Parameter | undefined {
  if (wanted === false) return undefined;
  return wanted ? weightOf(source, name) : source.variable(name);
}
