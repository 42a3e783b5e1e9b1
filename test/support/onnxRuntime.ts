import { inject } from 'vitest';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { findRuntime, type FoundRuntime } from '../../adapters/onnx/findRuntime.js';
import { installRuntime } from '../../adapters/onnx/installRuntime.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The user's cache with ONNX Runtime in it; empty where it cannot be had. */
    readonly onnxCache: string;
  }
}

/**
 * ONNX Runtime in the user's cache, installed there once (about 50 MB) where npm has it.
 * @param tell gets what a user should know: that it is installed, or why it is not
 */
export async function ensureOnnxRuntime(tell: (line: string) => void): Promise<string> {
  const { cacheFolder } = readEnvironment({ XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] });
  try {
    await installRuntime(cacheFolder, false, tell);
    return cacheFolder;
  } catch (error) {
    if (!(error instanceof FoldcamError)) throw error;
    const rule = '!'.repeat(100);
    tell(
      `${rule}\nNOT TESTED: ONNX Runtime. ${error.code}: ${error.message}\n${error.remedy}\n${rule}`,
    );
    return '';
  }
}

export const hasOnnxRuntime = (): boolean => inject('onnxCache') !== '';

export function onnxRuntime(): FoundRuntime {
  const found = findRuntime(inject('onnxCache'));
  if (!('runtime' in found)) throw new Error(found.reason);
  return found;
}
