import { Command } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { action } from '../terminal/action.js';

export function backbonesVerb(): Command {
  return new Command('backbones')
    .summary('list the backbones that are at hand')
    .description(
      'Lists the backbones in the folders of FOLDCAM_BACKBONES, the cache and npm packages.',
    )
    .addHelpText('after', '\nExample:\n  FOLDCAM_BACKBONES=~/models foldcam backbones')
    .action(
      action(async (output) => {
        const { backboneFolders } = readEnvironment();
        const backbones = (await findBackbones(backboneFolders)).map(
          ({ names, title, origin, recipe }) => ({
            name: names[0] ?? '',
            also: names.slice(1),
            title,
            origin,
            taps: recipe?.taps ?? null,
            preprocessing: recipe?.preprocessing ?? null,
          }),
        );
        const text = backbones.map(({ name, also, title, origin, taps }) =>
          [
            output.colors.bold([name, ...also].join(', ')),
            `  ${title}`,
            `  from ${origin}`,
            `  taps ${taps?.join(', ') ?? 'unknown: write foldcam.json beside model.json'}`,
          ].join('\n'),
        );
        output.result({ backbones }, text.join('\n'));
        return 0;
      }),
    );
}
