import { Command } from 'commander';
import { datasetInspectVerb } from './datasetInspect.js';
import { datasetPhantomVerb } from './datasetPhantom.js';

export function datasetVerb(): Command {
  return new Command('dataset')
    .summary('inspect a data set, or generate one')
    .description('Tells what a data set holds and what is wrong with it, or generates one.')
    .addCommand(datasetInspectVerb())
    .addCommand(datasetPhantomVerb());
}
