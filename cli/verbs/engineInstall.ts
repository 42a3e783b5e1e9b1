import { Command, Option } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { enginesFolder } from '../../adapters/libtensorflow/enginePaths.js';
import { hasDriver } from '../../adapters/libtensorflow/hasDriver.js';
import { installEngine } from '../../adapters/libtensorflow/installEngine.js';
import { removeEngines } from '../../adapters/libtensorflow/removeEngines.js';
import { installRuntime, type InstalledRuntime } from '../../adapters/onnx/installRuntime.js';
import { action } from '../terminal/action.js';
import type { Output } from '../terminal/Output.js';

interface InstallOptions {
  readonly cpu?: boolean;
  readonly gpu?: boolean;
  readonly onnx?: boolean;
  readonly force?: boolean;
  readonly uninstall?: boolean;
}

export function engineInstallVerb(): Command {
  return new Command('install')
    .summary('install what computes faster, for this user')
    .description(
      "Downloads TensorFlow from the Python package index into the user's cache and builds its binding to " +
        'Node; needs python3 with pip, g++ and make. Where it computes on the processor, ONNX Runtime comes ' +
        'with it, for frozen backbones. What was installed before stays until the new one runs.',
    )
    .addOption(new Option('--cpu', 'the library that computes on the processor').conflicts('gpu'))
    .option('--gpu', 'the library for NVIDIA GPUs; the default where there is a driver')
    .addOption(
      new Option('--onnx', 'ONNX Runtime alone, from npm: it needs nothing else').conflicts([
        'cpu',
        'gpu',
      ]),
    )
    .option('--force', 'make it anew where it is there already')
    .addOption(
      new Option('--uninstall', 'remove what was installed').conflicts([
        'cpu',
        'gpu',
        'onnx',
        'force',
      ]),
    )
    .addHelpText('after', '\nExample:\n  foldcam engine install --cpu')
    .action(
      action(async (output, { cpu, gpu, onnx, force = false, uninstall }: InstallOptions) => {
        const { cacheFolder } = readEnvironment();
        if (uninstall === true) return remove(cacheFolder, output);
        const tell = (line: string): void => output.note(line);
        const addRuntime = (): Promise<InstalledRuntime> =>
          installRuntime(cacheFolder, force, tell);
        if (onnx === true) {
          const onnxruntime = await addRuntime();
          output.result({ onnxruntime }, describe(onnxruntime));
          return 0;
        }
        const flavour = gpu === true || (cpu !== true && hasDriver()) ? 'gpu' : 'cpu';
        const { folder, changed, tensorflow, onGpu } = await installEngine({
          ...{ cacheFolder, flavour, force, tell },
          live: output.live,
        });
        if (!changed) output.note('it is installed and runs: nothing to do');
        if (flavour === 'gpu' && !onGpu) {
          output.note('it runs on the processor; `foldcam doctor --gpu` tells why');
        }
        const text = `TensorFlow ${tensorflow} on the ${onGpu ? 'GPU' : 'CPU'}: ${folder}`;
        const onnxruntime = flavour === 'cpu' ? await addRuntime() : null;
        output.result(
          { folder, flavour, tensorflow, onGpu, changed, onnxruntime },
          onnxruntime ? `${text}\n${describe(onnxruntime)}` : text,
        );
        return 0;
      }),
    );
}

const describe = ({ version, folder }: InstalledRuntime): string =>
  `ONNX Runtime ${version} for frozen backbones: ${folder}`;

async function remove(cacheFolder: string, output: Output): Promise<number> {
  const folder = enginesFolder(cacheFolder);
  const removed = await removeEngines(cacheFolder);
  output.result({ folder, removed }, removed ? `removed ${folder}` : `nothing is in ${folder}`);
  return 0;
}
