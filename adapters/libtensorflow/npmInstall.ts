import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Npm } from './findNpm.js';
import { runTool } from './runTool.js';

/**
 * One npm package and its dependencies in `folder`, which is there, with none of their scripts run.
 * @throws Error with npm's own last words
 */
export async function npmInstall(
  npm: Npm,
  folder: string,
  name: string,
  version: string,
): Promise<void> {
  const manifest = { private: true, dependencies: { [name]: version } };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await runTool(process.execPath, [npm.cli, 'install', '--prefix', folder, ...quiet], {
    cwd: folder,
    env: withoutProject(process.env),
  });
}

/** What npm tells the programs it starts of its own project must not reach another one. */
function withoutProject(variables: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^npm_(package|lifecycle|command|config_(local|global)_prefix|config_prefix)/;
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !own.test(name)));
}
