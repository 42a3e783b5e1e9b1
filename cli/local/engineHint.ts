import type { Environment } from '../../adapters/env/readEnvironment.js';
import { describeFaster, fasterEngine } from '../../adapters/libtensorflow/fasterEngine.js';
import { findInstalled } from '../../adapters/libtensorflow/findInstalled.js';
import { findNpmPackage } from '../../adapters/libtensorflow/findNpmPackage.js';
import { hasDriver } from '../../adapters/libtensorflow/hasDriver.js';
import { thisPlatform, unsupported } from '../../adapters/libtensorflow/unsupported.js';

/** What to tell before a sweep that will run on wasm for want of TensorFlow; looks without loading. */
export async function engineHint(environment: Environment): Promise<string | undefined> {
  if (environment.engine !== 'auto' || findNpmPackage() !== undefined) return undefined;
  if ((await findInstalled(environment.cacheFolder)).length > 0) return undefined;
  const supported = unsupported(thisPlatform()) === undefined;
  const here = { engine: 'wasm', onGpu: false, driver: hasDriver(), supported } as const;
  const faster = fasterEngine(here);
  return faster && `running on wasm; ${describeFaster(faster)}`;
}
