import { seededRandom } from '../../../core/random.js';
import type { Architecture } from '../architectures/Architecture.js';
import type { WeightSpec } from '../backbones/LayersModel.js';
import { heBound } from './heBound.js';

/** Uniform over [low, high). */
type Range = readonly [low: number, high: number];

/**
 * Weights of an untrained network, by name: for tests and randomisation checks, never to learn from.
 * Each weight has numbers of its own, so that they do not depend on what other weights there are.
 */
export function randomWeights(
  architecture: Pick<Architecture, 'weights'>,
  seed: number,
): Map<string, Float32Array<ArrayBuffer>> {
  return new Map(architecture.weights.map((spec) => [spec.name, fill(spec, seed)]));
}

function fill(spec: WeightSpec, seed: number): Float32Array<ArrayBuffer> {
  const [low, high] = rangeOf(spec);
  const random = seededRandom('weights', seed, spec.name);
  const values = new Float32Array(spec.shape.reduce((product, size) => product * size, 1));
  for (let i = 0; i < values.length; i++) values[i] = low + (high - low) * random();
  return values;
}

/** Kernels by He et al.; norms near the identity. */
function rangeOf({ name, shape }: WeightSpec): Range {
  const [height = 1, width = 1, channels = 1] = shape;
  switch (name.slice(name.lastIndexOf('/') + 1)) {
    case 'kernel':
      return he(shape.slice(0, -1).reduce((product, size) => product * size, 1));
    case 'depthwise_kernel':
      return he(height * width);
    case 'pointwise_kernel':
      return he(channels);
    case 'gamma':
    case 'moving_variance':
    case 'variance':
      return [0.8, 1.2];
    case 'beta':
    case 'bias':
    case 'moving_mean':
    case 'mean':
      return [-0.1, 0.1];
    case 'count':
      return [0, 0];
    default:
      throw new RangeError(`weight ${name} has no range`);
  }
}

function he(inputs: number): Range {
  const bound = heBound(inputs);
  return [-bound, bound];
}
