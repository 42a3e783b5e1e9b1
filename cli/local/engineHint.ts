import type { Environment } from '../../adapters/env/readEnvironment.js';
import { describeFaster, fasterEngine } from '../../adapters/libtensorflow/fasterEngine.js';
import { findInstalled } from '../../adapters/libtensorflow/findInstalled.js';
import { findNpmPackage } from '../../adapters/libtensorflow/findNpmPackage.js';
import { hasDriver } from '../../adapters/libtensorflow/hasDriver.js';
import { describeSize } from '../../adapters/libtensorflow/installSize.js';
import { thisPlatform, unsupported } from '../../adapters/libtensorflow/unsupported.js';
import { installedRuntime } from '../../adapters/onnx/findRuntime.js';
import { runtimeSize } from '../../adapters/onnx/runtimeSize.js';

/** What to tell before a sweep that will run on wasm for want of TensorFlow; looks without loading. */
export async function engineHint({
  engine,
  trunk,
  cacheFolder,
}: Pick<Environment, 'engine' | 'trunk' | 'cacheFolder'>): Promise<string | undefined> {
  if (engine !== 'auto' || findNpmPackage() !== undefined) return undefined;
  if ((await findInstalled(cacheFolder)).length > 0) return undefined;
  const onnx = installedRuntime(cacheFolder) !== undefined;
  const driver = hasDriver();
  const supported = unsupported(thisPlatform()) === undefined;
  const faster = fasterEngine({ engine: 'wasm', onGpu: false, driver, supported, onnx });
  if (onnx && trunk !== 'engine') {
    const ways = faster && describeFaster(faster, 'the rest');
    return ways && `frozen backbones run on ONNX Runtime, the rest on wasm; ${ways}`;
  }
  const ways = [
    ...(faster ? [describeFaster(faster)] : []),
    ...(onnx || driver || trunk === 'engine' ? [] : [onnxAlone]),
  ];
  return ways.length > 0 ? `running on wasm; ${ways.join('; ')}` : undefined;
}

const onnxAlone =
  '`foldcam engine install --onnx` alone makes frozen backbones several times as fast ' +
  `(${describeSize(runtimeSize)})`;
