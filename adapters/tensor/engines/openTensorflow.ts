import os from 'node:os';
import { threadsSet, threadsVariable } from '../../env/threadsSet.js';
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

/**
 * The native engine, or why there is none.
 * @param jobs that compute beside each other here: each takes its share of the cores
 */
export async function openTensorflow(
  cacheFolder: string,
  jobs: number,
): Promise<Engine | Fallback> {
  const threads = threadsSet() || Math.max(1, Math.floor(os.availableParallelism() / jobs));
  const candidates = await nativeCandidates(cacheFolder, hasDriver());
  // Read by TensorFlow once; others who look at it later are told what the user has set.
  const loaded = await withVariable(threadsVariable, String(threads), async () => {
    const native = loadNative(candidates);
    if ('tf' in native) await native.tf.ready();
    return native;
  });
  if (!('tf' in loaded)) return loaded;
  const { tf, candidate } = loaded;
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
    threads,
    ...(onGpu ? { gpu: gpu ?? { name: 'unknown GPU' } } : {}),
  };
  return { tf, name: 'tensorflow', description: describeEngine(facts), onGpu, facts };
}

async function withVariable<T>(name: string, value: string, work: () => Promise<T>): Promise<T> {
  const before = process.env[name];
  process.env[name] = value;
  try {
    return await work();
  } finally {
    if (before === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = before;
  }
}
