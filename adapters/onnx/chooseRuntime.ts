import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { findRuntime, type FoundRuntime } from './findRuntime.js';
import type { TrunkChoice } from './TrunkChoice.js';

/**
 * What computes frozen backbones in place of the engine; nothing where the engine shall. On a GPU the engine
 * is the faster one.
 * @throws FoldcamError FOLDCAM_E_ENGINE when ONNX Runtime was asked for by name and does not load
 */
export function chooseRuntime(
  choice: TrunkChoice,
  onGpu: boolean,
  cacheFolder: string,
): FoundRuntime | undefined {
  if (choice === 'engine' || (choice === 'auto' && onGpu)) return undefined;
  const found = findRuntime(cacheFolder);
  if ('runtime' in found) return found;
  if (choice === 'auto') return undefined;
  throw new FoldcamError('FOLDCAM_E_ENGINE', `ONNX Runtime does not load: ${found.reason}`, {
    remedy: 'Run `foldcam engine install --onnx`, or unset FOLDCAM_TRUNK.',
  });
}
