import { Command } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { describeFaster, fasterEngine } from '../../adapters/libtensorflow/fasterEngine.js';
import { findInstalled } from '../../adapters/libtensorflow/findInstalled.js';
import { thisPlatform, unsupported } from '../../adapters/libtensorflow/unsupported.js';
import { chooseRuntime } from '../../adapters/onnx/chooseRuntime.js';
import { installedRuntime } from '../../adapters/onnx/findRuntime.js';
import { describeGpu } from '../../adapters/tensor/engines/gpu/describeGpu.js';
import { detectGpus } from '../../adapters/tensor/engines/gpu/detectGpus.js';
import { openEngine } from '../../adapters/tensor/openEngine.js';
import { action } from '../terminal/action.js';

export function engineShowVerb(): Command {
  return new Command('show')
    .summary('tell which engine runs here, and what would be faster')
    .description('Opens the engine that FOLDCAM_ENGINE names and tells what it is made of.')
    .addHelpText('after', '\nExample:\n  foldcam engine show --json')
    .action(
      action(async (output) => {
        const environment = readEnvironment();
        const [engine, installed, { driver, gpus }] = await Promise.all([
          openEngine(environment.engine),
          findInstalled(environment.cacheFolder),
          detectGpus(),
        ]);
        const { name, description, onGpu, facts, fallback } = engine;
        const runtime = chooseRuntime(environment.trunk, onGpu, environment.cacheFolder);
        const onnxruntime = installedRuntime(environment.cacheFolder);
        const supported = unsupported(thisPlatform()) === undefined;
        const faster = fasterEngine({
          engine: name,
          onGpu,
          driver: driver !== undefined,
          supported,
          onnx: onnxruntime !== undefined,
        });
        const folders = [...installed.map(({ folder }) => folder), onnxruntime ?? []].flat();
        // What ONNX Runtime computes, TensorFlow makes no faster.
        const what = runtime ? 'the rest' : 'it';
        const lines: [string, string][] = [
          ['engine', description],
          ...(fallback ? [['because', fallback.reason] satisfies [string, string]] : []),
          ['trunk', runtime?.description ?? trunkHint(onGpu)],
          ['installed', folders.join(', ') || 'nothing'],
          ['GPU', gpus.map((gpu) => describeGpu(gpu)).join('; ') || 'none'],
          ['faster', faster ? describeFaster(faster, what) : 'nothing that foldcam knows of'],
        ];
        output.result(
          {
            engine: { name, description, onGpu, facts },
            fallback: fallback ?? null,
            trunk: runtime?.description ?? null,
            installed,
            onnxruntime: onnxruntime ?? null,
            driver: driver ?? null,
            gpus,
            faster: faster ?? null,
          },
          lines.map(([key, value]) => `${key.padEnd(9)} ${value}`).join('\n'),
        );
        return 0;
      }),
    );
}

const trunkHint = (onGpu: boolean): string =>
  onGpu
    ? 'the engine'
    : 'the engine; with `foldcam engine install --onnx` frozen backbones take a fraction of the time';
