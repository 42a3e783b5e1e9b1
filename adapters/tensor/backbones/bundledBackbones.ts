import { findArchitecture } from '../architectures/architectures.js';
import type { Backbone } from './Backbone.js';
import { readNsfwjsModel } from './readNsfwjsModel.js';

// Both were trained, and are used by the package, on a share of 255 from 0 to 1.
const preprocessing = { scale: 1 / 255, offset: 0 };

const weights = 'the uint8-quantised weights of nsfwjs';

/** The backbones that come with the npm dependencies. Taps and blocks are those of the architecture. */
export function bundledBackbones(): Backbone[] {
  return (['mobilenet_v2', 'inception_v3'] as const).map((name) => {
    const architecture = findArchitecture(name);
    if (!architecture) throw new RangeError(`there is no architecture ${name}`);
    const { title, taps } = architecture;
    const blocks = architecture.blocks.map(countedFromOne);
    return {
      names: [name],
      title: `${title}, ${weights}`,
      origin: 'npm package nsfwjs',
      recipe: { preprocessing, taps, blocks },
      read: () => readNsfwjsModel(name),
    };
  });
}

// The package's InceptionV3 was made when Keras counted the layers of a class from 1.
const countedFromOne = (layer: string): string =>
  layer.replace(/^max_pooling2d_(\d+)$/, (_, at) => `max_pooling2d_${Number(at) + 1}`);
