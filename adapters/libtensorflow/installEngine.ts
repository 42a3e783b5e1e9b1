import { existsSync } from 'node:fs';
import { mkdir, rm, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { buildBinding } from './buildBinding.js';
import { checkPackage, type Checked } from './checkPackage.js';
import { engineId } from './engineId.js';
import { engineFolder, enginesFolder, packageFolder, stampFile } from './enginePaths.js';
import { fetchWheel } from './fetchWheel.js';
import type { Npm } from './findNpm.js';
import { findNpmPackage } from './findNpmPackage.js';
import { findTools } from './findTools.js';
import { installPackage } from './installPackage.js';
import { installSize, megabytes } from './installSize.js';
import { partialFolder } from './partialFolder.js';
import { putInPlace } from './putInPlace.js';
import { readStamp, type Stamp } from './Stamp.js';
import { thisPlatform, unsupported } from './unsupported.js';
import { unpackWheel } from './unpackWheel.js';
import type { Flavour } from './Wheel.js';
import { wheels } from './wheels.js';

export interface InstallOptions {
  readonly cacheFolder: string;
  readonly flavour: Flavour;
  /** Makes it anew where it is there already. */
  readonly force: boolean;
  /** pip may draw its bar on stderr. */
  readonly live: boolean;
  readonly tell: (line: string) => void;
}

export interface Installation extends Checked {
  readonly folder: string;
  /** False where there was nothing to do. */
  readonly changed: boolean;
}

/**
 * Installs TensorFlow for tfjs-node into the user's cache: npm package, library, binding. It appears
 * as a whole or not at all; a try that broke goes on where it stopped.
 * @throws FoldcamError FOLDCAM_E_ENGINE_PLATFORM, FOLDCAM_E_ENGINE_TOOLS, FOLDCAM_E_ENGINE_INSTALL
 */
export async function installEngine(options: InstallOptions): Promise<Installation> {
  const { cacheFolder, flavour, force, tell } = options;
  const why = unsupported(thisPlatform());
  if (why !== undefined) throw new FoldcamError('FOLDCAM_E_ENGINE_PLATFORM', why);
  const folder = engineFolder(cacheFolder, flavour);
  if (!force && (await readStamp(folder))?.id === engineId(flavour)) {
    try {
      return { folder, changed: false, ...(await checkPackage(packageFolder(folder))) };
    } catch (error) {
      tell(`what is installed does not run, it is made anew: ${reasonOf(error)}`);
    }
  }
  const ofNpm = force ? undefined : findNpmPackage();
  if (ofNpm !== undefined) {
    const checked = await checkPackage(ofNpm).catch(() => undefined);
    if (checked && (flavour === 'cpu' || checked.onGpu)) {
      return { folder: ofNpm, changed: false, ...checked };
    }
  }
  const npm = await findTools();
  const { download, disk } = installSize(flavour);
  tell(`downloading up to ${megabytes(download)}; it takes ${megabytes(disk)} in ${folder}`);
  try {
    await mkdir(enginesFolder(cacheFolder), { recursive: true });
    await requireSpace(enginesFolder(cacheFolder), flavour);
    const work = await partialFolder(folder);
    const checked = await make(work, npm, options);
    await putInPlace(work, folder);
    return { folder, changed: true, ...checked };
  } catch (error) {
    if (error instanceof FoldcamError) throw error;
    throw new FoldcamError('FOLDCAM_E_ENGINE_INSTALL', reasonOf(error), { cause: error });
  }
}

async function make(work: string, npm: Npm, options: InstallOptions): Promise<Checked> {
  const { flavour, tell, live } = options;
  await mkdir(work, { recursive: true });
  const packaged = installPackage(npm, work);
  // It is waited for below: a wheel that fails first must not leave it unheard.
  packaged.catch(() => undefined);
  for (const wheel of wheels[flavour]) {
    const done = path.join(work, 'unpacked', wheel.file);
    if (existsSync(done)) continue;
    tell(`${wheel.name} ${wheel.version} (${megabytes(wheel.bytes)}, ${wheel.licence})`);
    const file = await fetchWheel(wheel, path.join(work, 'wheels'), live);
    await unpackWheel(file, work);
    await mkdir(path.dirname(done), { recursive: true });
    await writeFile(done, '');
    await rm(file);
  }
  await packaged;
  tell('building the binding');
  await buildBinding(npm, work);
  tell('computing a gradient');
  const checked = await checkPackage(packageFolder(work));
  for (const left of ['wheels', 'unpacked']) {
    await rm(path.join(work, left), { recursive: true, force: true });
  }
  const stamp: Stamp = {
    format: 'foldcam.engine/1',
    id: engineId(flavour),
    flavour,
    tensorflow: checked.tensorflow,
    wheels: wheels[flavour].map(({ file, sha256, licence }) => ({ file, sha256, licence })),
  };
  await writeFile(stampFile(work), JSON.stringify(stamp, undefined, 2));
  return checked;
}

async function requireSpace(root: string, flavour: Flavour): Promise<void> {
  const { bavail, bsize } = await statfs(root);
  const { peak } = installSize(flavour);
  if (bavail * bsize >= peak) return;
  const free = megabytes(bavail * bsize);
  throw new FoldcamError(
    'FOLDCAM_E_ENGINE_INSTALL',
    `${root} has ${free} free, and ${megabytes(peak)} are needed while it is installed`,
    { remedy: 'Make room, or set XDG_CACHE_HOME to a folder on another disk.' },
  );
}

const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
