import { Command } from 'commander';
import { readEnvironment } from '../../adapters/env/readEnvironment.js';
import { architectures } from '../../adapters/tensor/architectures/architectures.js';
import { findBackbones } from '../../adapters/tensor/backbones/findBackbones.js';
import { addCommand, megabytes } from '../../adapters/tensor/weights/howToAdd.js';
import { officialWeights } from '../../adapters/tensor/weights/officialWeights.js';
import { action } from '../terminal/action.js';

export function backbonesListVerb(): Command {
  return new Command('list')
    .summary('list the backbones: those at hand, and those whose weights are not')
    .description(
      'Lists the backbones in the folders of FOLDCAM_BACKBONES, the cache and npm packages, ' +
        'then the known architectures whose weights are not at hand.',
    )
    .addHelpText('after', '\nExample:\n  FOLDCAM_BACKBONES=~/models foldcam backbones list')
    .action(
      action(async (output) => {
        const { backboneFolders } = readEnvironment();
        const found = await findBackbones(backboneFolders);
        const backbones = found.map(({ names, title, origin, recipe }) => ({
          name: names[0] ?? '',
          also: names.slice(1),
          title,
          origin,
          taps: recipe?.taps ?? null,
          blocks: recipe?.blocks ?? null,
          preprocessing: recipe?.preprocessing ?? null,
        }));
        const atHand = new Set(found.flatMap(({ names }) => names));
        const missing = [...architectures.values()]
          .map((build) => build())
          .filter(({ name }) => !atHand.has(name))
          .map((architecture) => ({
            name: architecture.name,
            title: architecture.title,
            url: officialWeights[architecture.name]?.url ?? null,
            megabytes: megabytes(architecture),
            add: addCommand(architecture),
          }));
        const { bold, dim } = output.colors;
        const text = [
          ...backbones.map(({ name, also, title, origin, taps }) =>
            [
              bold([name, ...also].join(', ')),
              `  ${title}`,
              `  from ${origin}`,
              `  taps ${taps?.join(', ') ?? 'unknown: write foldcam.json beside model.json'}`,
            ].join('\n'),
          ),
          ...missing.map(({ name, title, add, megabytes: size }) =>
            [dim(name), `  ${title}`, `  no weights here: run ${add} (${size} MB)`].join('\n'),
          ),
        ];
        output.result({ backbones, missing }, text.join('\n'));
        return 0;
      }),
    );
}
