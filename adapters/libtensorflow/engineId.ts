import type { Flavour } from './Wheel.js';
import { libraryVersion } from './wheels.js';

/** The npm package that the library is built into. */
export const nodePackage = '@tensorflow/tfjs-node-gpu';
export const nodePackageVersion = '4.22.0';

/** Names all that an installation consists of: one that was made of other versions is another one. */
export const engineId = (flavour: Flavour): string =>
  `tfjs-node-gpu-${nodePackageVersion}-libtensorflow-${libraryVersion}-${flavour}-linux-x64`;
