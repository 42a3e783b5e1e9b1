import { packageFolder } from '../../libtensorflow/enginePaths.js';
import { findInstalled, preferred } from '../../libtensorflow/findInstalled.js';

/** A package that may bring TensorFlow. */
export interface NativeCandidate {
  /** What is required: a folder or a name. */
  readonly wanted: string;
  readonly origin: string;
  readonly build: 'cpu' | 'gpu';
  /** `foldcam engine install` made it. */
  readonly installed: boolean;
}

/** In the order they are tried: what foldcam installed, then what npm did. */
export async function nativeCandidates(
  cacheFolder: string,
  driver: boolean,
): Promise<NativeCandidate[]> {
  const own = preferred(await findInstalled(cacheFolder), driver);
  const ofNpm = (wanted: string, build: 'cpu' | 'gpu'): NativeCandidate => ({
    wanted,
    origin: `npm package ${wanted}`,
    build,
    installed: false,
  });
  return [
    ...(own === undefined
      ? []
      : [
          {
            wanted: packageFolder(own.folder),
            origin: own.folder,
            build: own.flavour,
            installed: true,
          },
        ]),
    ofNpm('@tensorflow/tfjs-node-gpu', 'gpu'),
    ofNpm('@tensorflow/tfjs-node', 'cpu'),
  ];
}
