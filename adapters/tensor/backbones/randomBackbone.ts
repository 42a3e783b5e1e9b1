import type { Architecture } from '../architectures/Architecture.js';
import { randomWeights } from '../weights/randomWeights.js';
import type { Backbone } from './Backbone.js';

/** An untrained network, for tests and randomisation checks. The same seed gives the same weights. */
export function randomBackbone(architecture: Architecture, seed: number): Backbone {
  const origin = `random weights, seed ${seed}`;
  return {
    names: [architecture.name],
    title: architecture.title,
    origin,
    recipe: architecture,
    read: () => {
      const values = randomWeights(architecture, seed);
      const weights = architecture.weights.map((spec) => ({
        origin,
        specs: [spec],
        read: () => Promise.resolve(new Uint8Array(values.get(spec.name)?.buffer ?? [])),
      }));
      return Promise.resolve({ config: architecture.config, weights });
    },
  };
}
