import os from 'node:os';
import { hasDriver } from '../../libtensorflow/hasDriver.js';
import { cpuFeatures } from './cpuFeatures.js';
import { describeEngine } from './describeEngine.js';
import type { Engine } from './Engine.js';
import type { EngineFacts } from './EngineFacts.js';
import type { Fallback } from './Fallback.js';
import { detectGpus } from './gpu/detectGpus.js';
import { visibleGpus } from './gpu/visibleGpus.js';
import { loadNative } from './loadNative.js';
import { nativeCandidates } from './nativeCandidates.js';

interface NodeBackend {
  readonly isUsingGpuDevice?: boolean;
  readonly binding?: { readonly TF_Version?: string };
}

/** The native engine, or why there is none. */
export async function openTensorflow(cacheFolder: string): Promise<Engine | Fallback> {
  const loaded = loadNative(await nativeCandidates(cacheFolder, hasDriver()));
  if (!('tf' in loaded)) return loaded;
  const { tf, candidate } = loaded;
  await tf.ready();
  const backend = tf.backend() as NodeBackend;
  const onGpu = backend.isUsingGpuDevice === true;
  const [gpu] = onGpu
    ? visibleGpus((await detectGpus()).gpus, process.env['CUDA_VISIBLE_DEVICES'])
    : [];
  const facts: EngineFacts = {
    name: 'tensorflow',
    tfjs: tf.version['tfjs-core'],
    library: {
      version: backend.binding?.TF_Version ?? 'unknown',
      origin: candidate.origin,
      build: candidate.build,
    },
    cpuFeatures: cpuFeatures(),
    threads: Number(process.env['TF_NUM_INTRAOP_THREADS'] ?? 0) || os.availableParallelism(),
    ...(onGpu ? { gpu: gpu ?? { name: 'unknown GPU' } } : {}),
  };
  return { tf, name: 'tensorflow', description: describeEngine(facts), onGpu, facts };
}
