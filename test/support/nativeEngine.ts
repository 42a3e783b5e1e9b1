import { inject } from 'vitest';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { engineFolder } from '../../adapters/libtensorflow/enginePaths.js';
import { findTools } from '../../adapters/libtensorflow/findTools.js';
import { installEngine } from '../../adapters/libtensorflow/installEngine.js';
import { readStamp } from '../../adapters/libtensorflow/Stamp.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder of TensorFlow for the CPU in the user's cache; empty where it cannot be had. */
    readonly nativeEngine: string;
  }
}

/**
 * TensorFlow in the user's cache, installed there once (about 300 MB) where its tools are at hand.
 * @param tell gets what a user should know: that it is installed, or why it is not
 */
export async function ensureNativeEngine(tell: (line: string) => void): Promise<string> {
  const { cacheFolder } = readEnvironment({ XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] });
  const folder = engineFolder(cacheFolder, 'cpu');
  if (await readStamp(folder)) return folder;
  try {
    await findTools();
    tell('installing TensorFlow for the tests of the native engine: about a minute, once');
    const options = { cacheFolder, flavour: 'cpu', force: false, live: false } as const;
    return (await installEngine({ ...options, tell: () => undefined })).folder;
  } catch (error) {
    if (!(error instanceof FoldcamError)) throw error;
    const rule = '!'.repeat(100);
    tell(
      `${rule}\nNOT TESTED: the native engine. ${error.code}: ${error.message}\n${error.remedy}\n${rule}`,
    );
    return '';
  }
}

/** Where the native engine is, or undefined. */
export function nativeEngine(): string | undefined {
  const folder = inject('nativeEngine');
  return folder === '' ? undefined : folder;
}

/** The engines that tests can run on here, the reference first: for `describe.each`. */
export const enginesHere = (): ('cpu' | 'wasm' | 'tensorflow')[] =>
  nativeEngine() === undefined ? ['cpu', 'wasm'] : ['cpu', 'wasm', 'tensorflow'];
