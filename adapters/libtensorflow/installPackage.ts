import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { nodePackage, nodePackageVersion } from './engineId.js';
import { packageFolder } from './enginePaths.js';
import type { Npm } from './findNpm.js';
import { npmInstall } from './npmInstall.js';

/** The npm package and its dependencies in `engine`, with none of their scripts run. */
export async function installPackage(npm: Npm, engine: string): Promise<void> {
  await mkdir(engine, { recursive: true });
  // npm takes what a killed npm has left for whole.
  for (const left of ['node_modules', 'package-lock.json']) {
    await rm(path.join(engine, left), { recursive: true, force: true });
  }
  await npmInstall(npm, engine, nodePackage, nodePackageVersion);
  // The package looks for the library below itself; npm must not find it there.
  const deps = path.join(packageFolder(engine), 'deps');
  await rm(deps, { recursive: true, force: true });
  await symlink(path.relative(path.dirname(deps), path.join(engine, 'deps')), deps);
}
