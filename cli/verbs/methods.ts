import { Command } from 'commander';
import { camMethods } from '../../core/cam/methods.js';
import { action } from '../terminal/action.js';
import { formatTable } from '../terminal/formatTable.js';

export function methodsVerb(): Command {
  return new Command('methods')
    .summary('list the methods that maps are computed with')
    .description('Lists the class activation map methods that a sweep file may name.')
    .addHelpText('after', '\nExample:\n  foldcam methods --json')
    .action(
      action((output) => {
        const methods = camMethods.map(({ name, title, source, needsMeanPooling }) => ({
          name,
          title,
          source,
          needs: needsMeanPooling ? 'a head over channel means' : null,
        }));
        const rows = methods.map(({ name, title, source, needs }) => [
          name,
          title,
          needs ?? 'any head',
          source,
        ]);
        output.result({ methods }, formatTable(['name', 'method', 'needs', 'source'], rows));
        return 0;
      }),
    );
}
