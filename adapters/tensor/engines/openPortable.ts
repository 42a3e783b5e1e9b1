import { createRequire } from 'node:module';
import path from 'node:path';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { describeEngine } from './describeEngine.js';
import type { Engine } from './Engine.js';
import type { EngineFacts } from './EngineFacts.js';

const require = createRequire(import.meta.url);

/** An engine that npm alone brings. @throws FoldcamError FOLDCAM_E_ENGINE */
export async function openPortable(name: 'wasm' | 'cpu'): Promise<Engine> {
  const tf = await import('@tensorflow/tfjs');
  const simd = name === 'wasm' && (await prepareWasm());
  if (!(await tf.setBackend(name))) {
    throw new FoldcamError('FOLDCAM_E_ENGINE', `tfjs cannot start its ${name} back end`);
  }
  await tf.ready();
  // Else it advises another package at its first operation.
  if (name === 'cpu') (tf.backend() as { firstUse?: boolean }).firstUse = false;
  const facts: EngineFacts = {
    name,
    tfjs: tf.version['tfjs-core'],
    cpuFeatures: simd ? ['SIMD'] : [],
    // tfjs starts no threads in Node.
    threads: 1,
  };
  return { tf, name, description: describeEngine(facts), onGpu: false, facts };
}

async function prepareWasm(): Promise<boolean> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  const manifest = require.resolve('@tensorflow/tfjs-backend-wasm/package.json');
  setWasmPaths(path.join(path.dirname(manifest), 'dist') + path.sep);
  const tf = await import('@tensorflow/tfjs');
  return Boolean(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'));
}
