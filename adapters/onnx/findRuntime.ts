import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { threadsSet } from '../env/threadsSet.js';
import { enginesFolder } from '../libtensorflow/enginePaths.js';
import type { OnnxRuntime } from './OnnxRuntime.js';

/** The npm package, as it was tried. */
export const runtimePackage = 'onnxruntime-node';
export const runtimeVersion = '1.30.0';

/** Where `foldcam engine install` puts it: in a folder that is whole, or not there. */
export const runtimeFolder = (cacheFolder: string): string =>
  path.join(
    enginesFolder(cacheFolder),
    `${runtimePackage}-${runtimeVersion}-${process.platform}-${process.arch}`,
  );

export const runtimePackageFolder = (folder: string): string =>
  path.join(folder, 'node_modules', runtimePackage);

/** ONNX Runtime, loaded. */
export interface FoundRuntime {
  readonly runtime: OnnxRuntime;
  /** Of the processor's cores. */
  readonly threads: number;
  /** `ONNX Runtime 1.30.0, 2 threads`; goes into the report. */
  readonly description: string;
}

const require = createRequire(import.meta.url);

/** Where it is installed, without loading it: foldcam's own, else npm's. */
export function installedRuntime(cacheFolder: string): string | undefined {
  const own = runtimeFolder(cacheFolder);
  if (existsSync(own)) return own;
  try {
    return path.dirname(require.resolve(runtimePackage));
  } catch {
    return undefined;
  }
}

/** ONNX Runtime as foldcam installed it, else as npm did; or why none of them loads. */
export function findRuntime(cacheFolder: string): FoundRuntime | { readonly reason: string } {
  const reasons: string[] = [];
  for (const wanted of [runtimePackageFolder(runtimeFolder(cacheFolder)), runtimePackage]) {
    try {
      const runtime = require(wanted) as OnnxRuntime;
      const threads = threadsSet() || os.availableParallelism();
      const shown = threads === 1 ? '1 thread' : `${threads} threads`;
      const version = runtime.env.versions.node ?? 'of unknown version';
      return { runtime, threads, description: `ONNX Runtime ${version}, ${shown}` };
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'MODULE_NOT_FOUND') reasons.push(`${wanted}: ${message}`);
    }
  }
  return { reason: reasons.join('; ') || 'it is not installed' };
}
