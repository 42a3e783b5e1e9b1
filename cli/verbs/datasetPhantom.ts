import path from 'node:path';
import { readdir } from 'node:fs/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { plants, type Plant } from '../../core/phantom/Plant.js';
import { action } from '../terminal/action.js';
import { positive } from './run.js';

interface PhantomOptions {
  readonly images: number;
  readonly seed: number;
  readonly malignant: number;
  readonly plant?: Plant;
}

export function datasetPhantomVerb(): Command {
  return new Command('phantom')
    .summary('generate a data set of phantoms')
    .description(
      'Generates speckle images with lesions, their masks and labels, in the layout of a folder per class. ' +
        'The same seed gives the same images.',
    )
    .argument('<dir>', 'a folder that is empty or does not exist yet')
    .option('--images <n>', 'how many', positive, 120)
    .option('--seed <n>', 'which ones', positive, 1)
    .option('--malignant <share>', 'their share that is malignant', share, 0.4)
    .addOption(
      new Option(
        '--plant <where>',
        'where alone the class shows (default: in several features)',
      ).choices(plants),
    )
    .addHelpText('after', '\nExample:\n  foldcam dataset phantom phantoms --images 400 --seed 7')
    .action(
      action(async (output, dir: string, options: PhantomOptions) => {
        const folder = path.resolve(dir);
        const there = await readdir(folder).catch(() => []);
        if (there.length > 0) {
          throw new FoldcamError('FOLDCAM_E_USAGE', `${folder} is not empty`, {
            where: { file: folder },
            remedy: 'Name a folder that is empty or does not exist yet.',
          });
        }
        await writePhantoms(folder, options);
        output.result({ folder, ...options }, folder);
        return 0;
      }),
    );
}

function share(text: string): number {
  const value = Number(text);
  if (value > 0 && value < 1) return value;
  throw new InvalidArgumentError('It must lie between 0 and 1.');
}
