import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** The folder of tfjs-node as npm installed it beside foldcam, if its binding was made; not whether it loads. */
export function findNpmPackage(): string | undefined {
  for (const name of ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node']) {
    try {
      const folder = path.dirname(require.resolve(`${name}/package.json`));
      if (existsSync(path.join(folder, 'lib/napi-v8/tfjs_binding.node'))) return folder;
    } catch {
      // npm left it out.
    }
  }
  return undefined;
}
