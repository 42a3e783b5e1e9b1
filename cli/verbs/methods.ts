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
        const methods = camMethods.map(
          ({ name, title, source, kind, forwardPasses, needsMeanPooling }) => ({
            name,
            title,
            kind,
            forwardPasses,
            needs: needsMeanPooling ? 'a head over channel means' : null,
            source,
          }),
        );
        const rows = methods.map(({ name, title, kind, forwardPasses, needs, source }) => [
          name,
          title,
          kind,
          String(forwardPasses),
          needs ?? 'any head',
          source,
        ]);
        const header = ['name', 'method', 'kind', 'passes', 'needs', 'source'];
        output.result({ methods }, formatTable(header, rows));
        return 0;
      }),
    );
}
