import { createRequire } from 'node:module';
import path from 'node:path';
import type { LayersModel } from './LayersModel.js';
import { parseLayersModel } from './parseLayersModel.js';

/**
 * One of the ImageNet-derived Keras models that the npm package nsfwjs carries as data (uint8-quantised);
 * the package's own code is not used.
 */
export function readNsfwjsModel(name: 'mobilenet_v2' | 'inception_v3'): Promise<LayersModel> {
  const require = createRequire(import.meta.url);
  const origin = `nsfwjs/models/${name}`;
  // The package exports its code alone; the models lie beside it.
  const folder = path.join(path.dirname(require.resolve('nsfwjs')), 'models', name);
  const load = (file: string): unknown => {
    const exported = require(path.join(folder, file)) as { default?: unknown };
    return exported.default ?? exported;
  };
  const { config, groups } = parseLayersModel(load('model.min.js'), `${origin}/model.min.js`);
  const [group] = groups;
  if (!group || groups.length > 1) throw new Error(`${origin} has changed its layout`);
  const weights = () =>
    Buffer.concat(
      group.paths.map((file) => Buffer.from(load(`${file}.min.js`) as string, 'base64')),
    );
  return Promise.resolve({
    config,
    weights: [{ origin, specs: group.specs, read: () => Promise.resolve(weights()) }],
  });
}
