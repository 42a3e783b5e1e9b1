import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { nodePackage, nodePackageVersion } from './engineId.js';
import { packageFolder } from './enginePaths.js';
import type { Npm } from './findNpm.js';
import { runTool } from './runTool.js';

/** The npm package and its dependencies in `engine`, with none of their scripts run. */
export async function installPackage(npm: Npm, engine: string): Promise<void> {
  const manifest = { private: true, dependencies: { [nodePackage]: nodePackageVersion } };
  await mkdir(engine, { recursive: true });
  // npm takes what a killed npm has left for whole.
  for (const left of ['node_modules', 'package-lock.json']) {
    await rm(path.join(engine, left), { recursive: true, force: true });
  }
  await writeFile(path.join(engine, 'package.json'), JSON.stringify(manifest));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runTool(process.execPath, [npm.cli, 'install', '--prefix', engine, ...quiet], {
    cwd: engine,
    env: withoutProject(process.env),
  });
  // The package looks for the library below itself; npm must not find it there.
  const deps = path.join(packageFolder(engine), 'deps');
  await rm(deps, { recursive: true, force: true });
  await symlink(path.relative(path.dirname(deps), path.join(engine, 'deps')), deps);
}

/** What npm tells the programs it starts of its own project must not reach another one. */
export function withoutProject(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^npm_(package|lifecycle|command|config_(local|global)_prefix|config_prefix)/;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !own.test(name)));
}
