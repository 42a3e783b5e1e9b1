import type { Engine } from '../Engine.js';
import { findMissingLibraries } from './cudaLibraries.js';
import { detectGpus } from './detectGpus.js';
import type { GpuConditions } from './whyNoGpu.js';

/** Asks this machine for what `whyNoGpu` judges. */
export async function readGpuConditions(engine: Engine): Promise<GpuConditions> {
  const { library } = engine.facts;
  const missing =
    library?.build === 'gpu' ? await findMissingLibraries(library.version, library.origin) : [];
  return {
    ...(await detectGpus()),
    visible: process.env['CUDA_VISIBLE_DEVICES'],
    engine: engine.facts,
    fallback: engine.fallback?.reason,
    missing,
  };
}
