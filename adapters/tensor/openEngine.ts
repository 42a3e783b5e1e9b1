import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { readEnvironment } from '../env/readEnvironment.js';
import type { Engine } from './engines/Engine.js';
import type { EngineChoice } from './engines/EngineChoice.js';
import { openPortable } from './engines/openPortable.js';
import { openTensorflow } from './engines/openTensorflow.js';
import { requireGpu } from './engines/requireGpu.js';
import { registerKernels } from './kernels/registerKernels.js';

export type { Engine, EngineChoice };

let opened: Promise<Engine> | undefined;

/**
 * Chooses the engine, once per process: the native one where it loads, else wasm.
 * @param mustHaveGpu refuses every engine that does not compute on a GPU
 * @param jobs that compute beside each other here, where that is known
 * @throws FoldcamError FOLDCAM_E_ENGINE, or FOLDCAM_E_GPU_REQUIRED when there must be a GPU and is none
 */
export async function openEngine(
  choice: EngineChoice,
  mustHaveGpu = false,
  jobs = 1,
): Promise<Engine> {
  opened ??= choose(choice, jobs);
  const engine = await opened;
  if (mustHaveGpu) await requireGpu(engine);
  return engine;
}

async function choose(choice: EngineChoice, jobs: number): Promise<Engine> {
  const engine = await open(choice, jobs);
  registerKernels(engine.tf, engine.name);
  return engine;
}

async function open(choice: EngineChoice, jobs: number): Promise<Engine> {
  if (choice === 'cpu' || choice === 'wasm') return openPortable(choice);
  const native = await openTensorflow(readEnvironment().cacheFolder, jobs);
  if ('tf' in native) return native;
  if (choice === 'auto') return { ...(await openPortable('wasm')), fallback: native };
  throw new FoldcamError('FOLDCAM_E_ENGINE', `TensorFlow does not load: ${native.reason}`, {
    remedy: 'Run `foldcam engine install`, or unset FOLDCAM_ENGINE.',
  });
}
