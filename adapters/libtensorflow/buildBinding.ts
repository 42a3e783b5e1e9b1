import { access, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { bindingFolder, packageFolder } from './enginePaths.js';
import type { Npm } from './findNpm.js';
import { runTool } from './runTool.js';

/** Builds the N-API binding between the package and the library with npm's own node-gyp. */
export async function buildBinding(npm: Npm, engine: string): Promise<void> {
  const library = path.join(engine, 'deps/lib');
  // The names that the binding is linked by.
  await link('libtensorflow_cc.so.2', path.join(library, 'libtensorflow.so'));
  await link('libtensorflow_framework.so.2', path.join(library, 'libtensorflow_framework.so'));
  const headers = await findHeaders();
  await runTool(
    process.execPath,
    [
      ...[npm.nodeGyp, 'rebuild', '--napi_build_version=8', '--module_name=tfjs_binding'],
      `--module_path=${bindingFolder(engine)}`,
      // Without: node-gyp downloads them.
      ...(headers === undefined ? [] : [`--nodedir=${headers}`]),
    ],
    {
      cwd: packageFolder(engine),
      // Some compilers drop libtensorflow_framework, which the binding itself does not call.
      env: { ...process.env, LDFLAGS: `${process.env['LDFLAGS'] ?? ''} -Wl,--no-as-needed` },
    },
  );
  await rm(path.join(packageFolder(engine), 'build'), { recursive: true, force: true });
}

async function link(target: string, name: string): Promise<void> {
  await rm(name, { force: true });
  await symlink(target, name);
}

/** The folder whose include/node holds node's headers, of the version that runs. */
async function findHeaders(): Promise<string | undefined> {
  for (const folder of [path.resolve(process.execPath, '../..'), '/usr', '/usr/local']) {
    const file = path.join(folder, 'include/node/node_api.h');
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return folder;
  }
  return undefined;
}
