import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { Engine } from './Engine.js';
import { readGpuConditions } from './gpu/readGpuConditions.js';
import { whyNoGpu } from './gpu/whyNoGpu.js';

/** @throws FoldcamError FOLDCAM_E_GPU_REQUIRED with the reasons, where an engine is not on a GPU */
export async function requireGpu(engine: Engine): Promise<void> {
  if (engine.onGpu) return;
  const reasons = whyNoGpu(await readGpuConditions(engine));
  const unknown = 'TensorFlow tells the reason with TF_CPP_MIN_LOG_LEVEL=0';
  throw new FoldcamError(
    'FOLDCAM_E_GPU_REQUIRED',
    `the engine is ${engine.description}. ${reasons.length > 0 ? reasons.join('. ') : unknown}`,
  );
}
