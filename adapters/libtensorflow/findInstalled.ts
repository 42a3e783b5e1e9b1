import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { engineId } from './engineId.js';
import { enginesFolder } from './enginePaths.js';
import { readStamp } from './Stamp.js';
import type { Flavour } from './Wheel.js';

export interface Installed {
  readonly flavour: Flavour;
  readonly folder: string;
  /** The library's own version. */
  readonly tensorflow: string;
}

/**
 * The whole installations of this version in the user's cache. One that stands aside while it is
 * replaced counts too, behind the one under the full name.
 */
export async function findInstalled(cacheFolder: string): Promise<Installed[]> {
  const root = enginesFolder(cacheFolder);
  const names = await readdir(root).catch(() => []);
  const found: Installed[] = [];
  for (const name of names.filter((one) => !one.includes('.partial')).sort()) {
    const folder = path.join(root, name);
    const stamp = await readStamp(folder);
    if (stamp && stamp.id === engineId(stamp.flavour)) {
      found.push({ flavour: stamp.flavour, folder, tensorflow: stamp.tensorflow });
    }
  }
  return found;
}

/** Of several the one to run: with a driver that for the GPU, else that for the CPU. */
export function preferred(installed: readonly Installed[], driver: boolean): Installed | undefined {
  const wanted = driver ? 'gpu' : 'cpu';
  return installed.find(({ flavour }) => flavour === wanted) ?? installed[0];
}
