import { seededRandom } from '../../../core/random.js';
import { heBound } from '../weights/heBound.js';
import type { Graph, Parameter, Step } from './Step.js';

/**
 * A graph's parameters, those of most layers drawn anew: kernels by He et al., what is added near 0, what
 * is multiplied by near 1. A parameter's draw depends on the seed and its name alone, so that the more
 * layers are drawn, the others stay as they were drawn before.
 * @param kept layers that keep theirs
 */
export function drawParameters(
  { steps, parameters }: Graph,
  kept: ReadonlySet<string>,
  seed: string,
): Map<string, Parameter> {
  const drawn = new Map(parameters);
  for (const step of steps) {
    if (kept.has(step.output)) continue;
    for (const [name, low, high] of rangesOf(step, parameters)) {
      const old = parameters.get(name);
      if (!old) throw new RangeError(`parameter ${name} is missing`);
      const random = seededRandom('weights', seed, name);
      drawn.set(name, { ...old, data: old.data.map(() => low + (high - low) * random()) });
    }
  }
  return drawn;
}

type Range = readonly [name: string, low: number, high: number];

function rangesOf(step: Step, parameters: Graph['parameters']): Range[] {
  switch (step.kind) {
    case 'conv':
    case 'depthwise':
    case 'dense': {
      const shape = parameters.get(step.kernel)?.shape ?? [];
      // An output of a depthwise kernel sees one channel.
      const inputs = shape.slice(0, step.kind === 'depthwise' ? 2 : -1);
      const bound = heBound(inputs.reduce((product, size) => product * size, 1));
      const bias: Range[] = step.bias === undefined ? [] : [[step.bias, -0.1, 0.1]];
      return [[step.kernel, -bound, bound], ...bias];
    }
    case 'affine':
      return [
        [step.scale, 0.8, 1.2],
        [step.shift, -0.1, 0.1],
      ];
    default:
      return [];
  }
}
