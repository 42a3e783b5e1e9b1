import path from 'node:path';
import { engineId, nodePackage } from './engineId.js';
import type { Flavour } from './Wheel.js';

/** Where installations lie in the user's cache. */
export const enginesFolder = (cacheFolder: string): string => path.join(cacheFolder, 'engine');

export const engineFolder = (cacheFolder: string, flavour: Flavour): string =>
  path.join(enginesFolder(cacheFolder), engineId(flavour));

/** The package of an installation, as `require` takes it. */
export const packageFolder = (engine: string): string =>
  path.join(engine, 'node_modules', nodePackage);

/** Where node-pre-gyp looks for the binding. */
export const bindingFolder = (engine: string): string =>
  path.join(packageFolder(engine), 'lib', 'napi-v8');

/** Written last: a folder that has it is whole. */
export const stampFile = (engine: string): string => path.join(engine, 'foldcam-engine.json');
