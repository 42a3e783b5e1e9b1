import path from 'node:path';
import { Command } from 'commander';
import { hasPhantoms, writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { defaultOut } from '../local/withSystem.js';
import { runSweep } from '../local/runSweep.js';
import { action } from '../terminal/action.js';
import { positive } from './run.js';

/** Small enough to be ready while one reads on, large enough for five folds. */
const phantoms = { images: 120, seed: 1, malignant: 0.4 };

// Phantoms differ in texture and outline, which the middle of the trunk sees and its end has lost.
const demoSweep = `# Every key that is left out has its default: five folds, a linear head, three methods.
name: demo
data: ./phantoms
backbones: [{ name: mobilenet_v2, taps: [block_12_add] }]
`;

export function demoVerb(): Command {
  return new Command('demo')
    .summary('run a sweep on generated phantoms')
    .description('Generates a phantom data set, runs a sweep on it and prints where its report is.')
    .option('--out <dir>', 'where the phantoms, the report and the store go', defaultOut)
    .option('--workers <n>', 'jobs of one kind at once (default: the number of cores)', positive)
    .addHelpText('after', '\nExample:\n  foldcam demo --out ~/foldcam-demo')
    .action(
      action(async (output, options: { readonly out: string; readonly workers?: number }) => {
        const out = path.resolve(options.out);
        const folder = path.join(out, 'phantoms');
        if (!(await hasPhantoms(folder))) {
          output.note(`generating ${phantoms.images} phantoms in ${folder}`);
          await writePhantoms(folder, phantoms);
        }
        const sweep = { text: demoSweep, file: 'demo', base: out, data: undefined, out };
        return runSweep({ ...sweep, workers: options.workers }, output);
      }),
    );
}
