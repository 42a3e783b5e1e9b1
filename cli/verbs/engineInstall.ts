import { Command, Option } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { enginesFolder } from '../../adapters/libtensorflow/enginePaths.js';
import { hasDriver } from '../../adapters/libtensorflow/hasDriver.js';
import { installEngine } from '../../adapters/libtensorflow/installEngine.js';
import { removeEngines } from '../../adapters/libtensorflow/removeEngines.js';
import { action } from '../terminal/action.js';
import type { Output } from '../terminal/Output.js';

interface InstallOptions {
  readonly cpu?: boolean;
  readonly gpu?: boolean;
  readonly force?: boolean;
  readonly uninstall?: boolean;
}

export function engineInstallVerb(): Command {
  return new Command('install')
    .summary('install TensorFlow, the fast engine, for this user')
    .description(
      "Downloads TensorFlow from the Python package index into the user's cache and builds its binding to " +
        'Node. Needs python3 with pip, g++ and make. What was installed before stays until the new one runs.',
    )
    .addOption(new Option('--cpu', 'the library that computes on the processor').conflicts('gpu'))
    .option('--gpu', 'the library for NVIDIA GPUs; the default where there is a driver')
    .option('--force', 'make it anew where it is there already')
    .addOption(
      new Option('--uninstall', 'remove what was installed').conflicts(['cpu', 'gpu', 'force']),
    )
    .addHelpText('after', '\nExample:\n  foldcam engine install --cpu')
    .action(
      action(async (output, { cpu, gpu, force, uninstall }: InstallOptions) => {
        const { cacheFolder } = readEnvironment();
        if (uninstall === true) return remove(cacheFolder, output);
        const flavour = gpu === true || (cpu !== true && hasDriver()) ? 'gpu' : 'cpu';
        const { folder, changed, tensorflow, onGpu } = await installEngine({
          cacheFolder,
          flavour,
          force: force === true,
          live: output.live,
          tell: (line) => output.note(line),
        });
        if (!changed) output.note('it is installed and runs: nothing to do');
        if (flavour === 'gpu' && !onGpu) {
          output.note('it runs on the processor; `foldcam doctor --gpu` tells why');
        }
        const text = `TensorFlow ${tensorflow} on the ${onGpu ? 'GPU' : 'CPU'}: ${folder}`;
        output.result({ folder, flavour, tensorflow, onGpu, changed }, text);
        return 0;
      }),
    );
}

async function remove(cacheFolder: string, output: Output): Promise<number> {
  const folder = enginesFolder(cacheFolder);
  const removed = await removeEngines(cacheFolder);
  output.result({ folder, removed }, removed ? `removed ${folder}` : `nothing is in ${folder}`);
  return 0;
}
