import { createRequire } from 'node:module';
import path from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs';
import { FoldcamError } from '../../core/errors/FoldcamError.js';

export const engineChoices = ['auto', 'tensorflow', 'wasm', 'cpu'] as const;
export type EngineChoice = (typeof engineChoices)[number];

/** The tensor library of this process, on the back end that was chosen. */
export interface Engine {
  readonly tf: typeof TensorFlow;
  readonly name: Exclude<EngineChoice, 'auto'>;
  /** `wasm (tfjs 4.22.0, SIMD)`; goes into the report. */
  readonly description: string;
  readonly onGpu: boolean;
}

const require = createRequire(import.meta.url);
let opened: Promise<Engine> | undefined;

/**
 * Chooses the engine, once per process: the native one where it loads, else wasm.
 * @throws FoldcamError FOLDCAM_E_ENGINE, or FOLDCAM_E_GPU_REQUIRED when there must be a GPU and is none
 */
export function openEngine(choice: EngineChoice, requireGpu = false): Promise<Engine> {
  opened ??= choose(choice).then((engine) => {
    if (requireGpu && !engine.onGpu) {
      throw new FoldcamError('FOLDCAM_E_GPU_REQUIRED', `the engine is ${engine.description}`);
    }
    return engine;
  });
  return opened;
}

async function choose(choice: EngineChoice): Promise<Engine> {
  if (choice === 'cpu') return onBackend('cpu', 'no SIMD');
  if (choice !== 'wasm') {
    const native = await tryNative();
    if (!(native instanceof Error)) return native;
    if (choice === 'tensorflow') {
      throw new FoldcamError(
        'FOLDCAM_E_ENGINE',
        `@tensorflow/tfjs-node-gpu does not load: ${native.message.split('\n')[0] ?? ''}`,
        { cause: native },
      );
    }
  }
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const manifest = require.resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(path.join(path.dirname(manifest), 'dist') + path.sep);
  const tf = await import('@tensorflow/tfjs');
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return onBackend('wasm', simd ? 'SIMD' : 'no SIMD');
}

async function onBackend(name: 'wasm' | 'cpu', features: string): Promise<Engine> {
  const tf = await import('@tensorflow/tfjs');
  if (!(await tf.setBackend(name))) {
    throw new FoldcamError('FOLDCAM_E_ENGINE', `tfjs cannot start its ${name} back end`);
  }
  await tf.ready();
  const version = tf.version['tfjs-core'];
  return { tf, name, description: `${name} (tfjs ${version}, ${features})`, onGpu: false };
}

interface NodeBackend {
  readonly isUsingGpuDevice?: boolean;
}

// An optional package: absent, or present without its library, or built for another Node.
async function tryNative(): Promise<Engine | Error> {
  try {
    const native = require('@tensorflow/tfjs-node-gpu') as typeof TensorFlow;
    await native.ready();
    const backend = native.backend() as NodeBackend;
    const onGpu = backend.isUsingGpuDevice === true;
    const version = native.version['tfjs-core'];
    const description = `tensorflow (tfjs ${version}, ${onGpu ? 'GPU' : 'CPU'})`;
    return { tf: native, name: 'tensorflow', description, onGpu };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
