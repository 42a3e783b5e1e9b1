import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { enginesFolder } from '../libtensorflow/enginePaths.js';
import { findNpm } from '../libtensorflow/findNpm.js';
import { missingTools } from '../libtensorflow/findTools.js';
import { megabytes } from '../libtensorflow/installSize.js';
import { npmInstall } from '../libtensorflow/npmInstall.js';
import { partialFolder } from '../libtensorflow/partialFolder.js';
import { putInPlace } from '../libtensorflow/putInPlace.js';
import { checkRuntime } from './checkRuntime.js';
import {
  runtimeFolder,
  runtimePackage,
  runtimePackageFolder,
  runtimeVersion,
} from './findRuntime.js';
import { runtimeSize } from './runtimeSize.js';

export interface InstalledRuntime {
  readonly folder: string;
  readonly version: string;
  /** False where there was nothing to do. */
  readonly changed: boolean;
}

/**
 * Installs ONNX Runtime into the user's cache, for this platform alone and with none of its scripts run:
 * they would fetch libraries for GPUs. It appears as a whole or not at all.
 * @throws FoldcamError FOLDCAM_E_ENGINE_TOOLS without npm, FOLDCAM_E_ENGINE_INSTALL
 */
export async function installRuntime(
  cacheFolder: string,
  force: boolean,
  tell: (line: string) => void,
): Promise<InstalledRuntime> {
  const folder = runtimeFolder(cacheFolder);
  const done = { folder, version: runtimeVersion };
  try {
    if (!force && existsSync(folder)) {
      const works = await checkRuntime(runtimePackageFolder(folder)).then(
        () => true,
        () => false,
      );
      if (works) return { ...done, changed: false };
    }
    const npm = await findNpm();
    if (!npm) throw missingTools(['npm']);
    const [download, disk] = [megabytes(runtimeSize.download), megabytes(runtimeSize.disk)];
    tell(
      `${runtimePackage} ${runtimeVersion} (MIT): downloading ${download}; it takes ${disk} in ${folder}`,
    );
    await mkdir(enginesFolder(cacheFolder), { recursive: true });
    const work = await partialFolder(folder);
    await rm(work, { recursive: true, force: true });
    await mkdir(work);
    await npmInstall(npm, work, runtimePackage, runtimeVersion);
    await removeOtherPlatforms(runtimePackageFolder(work));
    await checkRuntime(runtimePackageFolder(work));
    await putInPlace(work, folder);
    return { ...done, changed: true };
  } catch (error) {
    if (error instanceof FoldcamError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new FoldcamError('FOLDCAM_E_ENGINE_INSTALL', reason, { cause: error });
  }
}

/** The package brings its library for every platform: five sixths of it. */
async function removeOtherPlatforms(folder: string): Promise<void> {
  const bin = path.join(folder, 'bin');
  for (const version of await readdir(bin)) {
    for (const platform of await readdir(path.join(bin, version))) {
      for (const arch of await readdir(path.join(bin, version, platform))) {
        if (platform === process.platform && arch === process.arch) continue;
        await rm(path.join(bin, version, platform, arch), { recursive: true });
      }
    }
  }
}
