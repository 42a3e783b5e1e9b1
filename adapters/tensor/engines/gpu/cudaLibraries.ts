import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What TensorFlow opens by name before it uses a GPU: CUDA 11.2 for 2.9, as npm's package brings, else 12. */
export function cudaLibraries(tensorflow: string): readonly string[] {
  const [major = 0, minor = 0] = tensorflow.split('.').map(Number);
  const old = major < 2 || (major === 2 && minor < 14);
  return old
    ? ['libcudart.so.11.0', 'libcublas.so.11', 'libcufft.so.10', 'libcudnn.so.8', 'libcuda.so.1']
    : ['libcudart.so.12', 'libcublas.so.12', 'libcufft.so.11', 'libcudnn.so.9', 'libcuda.so.1'];
}

/** Those of `names` that are neither in a folder nor in what `ldconfig -p` prints. */
export function missingLibraries(
  names: readonly string[],
  isThere: (name: string) => boolean,
  ldconfig: string,
): string[] {
  const known = new Set([...ldconfig.matchAll(/^\s*(\S+) \(/gm)].map(([, name]) => name));
  return names.filter((name) => !known.has(name) && !isThere(name));
}

/** @param origin the folder of an installation, whose deps/nvidia holds libraries */
export async function findMissingLibraries(tensorflow: string, origin: string): Promise<string[]> {
  const nvidia = path.join(origin, 'deps/nvidia');
  const own = (await readdir(nvidia).catch(() => [])).map((name) => path.join(nvidia, name, 'lib'));
  const named = (process.env['LD_LIBRARY_PATH'] ?? '').split(':').filter((name) => name !== '');
  const isThere = (name: string): boolean =>
    [...own, ...named].some((folder) => existsSync(path.join(folder, name)));
  const cache = await run('ldconfig', ['-p']).catch(() =>
    run('/sbin/ldconfig', ['-p']).catch(() => ({ stdout: '' })),
  );
  return missingLibraries(cudaLibraries(tensorflow), isThere, cache.stdout);
}
