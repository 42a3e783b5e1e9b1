import { createRequire } from 'node:module';
import path from 'node:path';
import type { LayersModel } from './LayersModel.js';
import { parseLayersModel } from './parseLayersModel.js';

const origin = 'nsfwjs/models/mobilenet_v2';

/**
 * The ImageNet-derived Keras MobileNetV2 that the npm package nsfwjs carries as data (uint8-quantised,
 * 2.6 MB); the package's own code is not used.
 */
export function readNsfwjsModel(): Promise<LayersModel> {
  const require = createRequire(import.meta.url);
  // The package exports its code alone; the model lies beside it.
  const folder = path.join(path.dirname(require.resolve('nsfwjs')), 'models/mobilenet_v2');
  const load = (file: string): unknown => {
    const exported = require(path.join(folder, file)) as { default?: unknown };
    return exported.default ?? exported;
  };
  const { config, groups } = parseLayersModel(load('model.min.js'), `${origin}/model.min.js`);
  const [group] = groups;
  if (!group || groups.length > 1) throw new Error(`${origin} has changed its layout`);
  const weights = () => Buffer.from(load('group1-shard1of1.min.js') as string, 'base64');
  return Promise.resolve({
    config,
    weights: [{ origin, specs: group.specs, read: () => Promise.resolve(weights()) }],
  });
}
