import { Command } from 'commander';
import { backbonesAddVerb } from './backbonesAdd.js';
import { backbonesListVerb } from './backbonesList.js';

export function backbonesVerb(): Command {
  return new Command('backbones')
    .summary('list the backbones, or add the weights of one')
    .description('Lists the backbones and where their weights come from, or adds weights.')
    .addCommand(backbonesListVerb(), { isDefault: true })
    .addCommand(backbonesAddVerb());
}
