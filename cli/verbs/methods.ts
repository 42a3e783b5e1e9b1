import { Command } from 'commander';
import { describePasses, passesText } from '../../core/cam/describePasses.js';
import { camMethods } from '../../core/cam/methods.js';
import { sweepSchema } from '../../core/sweep/SweepSpec.js';
import { action } from '../terminal/action.js';
import { formatTable } from '../terminal/formatTable.js';

// A sweep file that leaves them out has these.
const defaults = sweepSchema.shape.perturbation.parse(undefined);

export function methodsVerb(): Command {
  return new Command('methods')
    .summary('list the methods that maps are computed with')
    .description(
      'Lists the methods that a sweep file may name, with the forward passes that one map costs: of an ' +
        'input of 224 pixels, with the defaults of `perturbation`.',
    )
    .addHelpText('after', '\nExample:\n  foldcam methods --json')
    .action(
      action((output) => {
        const methods = camMethods.map((method) => {
          const { name, title, kind, needsMeanPooling, source } = method;
          const { forward, backward, settings } = describePasses(method, defaults);
          const needs = needsMeanPooling ? 'a linear head over channel means' : null;
          return { name, title, kind, forwardPasses: forward, backward, settings, needs, source };
        });
        const rows = methods.map(({ forwardPasses: forward, backward, settings, ...method }) => [
          method.name,
          method.title,
          method.kind,
          passesText({ forward, backward, settings }),
          settings.join(', '),
          method.needs ?? 'any head',
          method.source,
        ]);
        const header = ['name', 'method', 'kind', 'passes', 'settings', 'needs', 'source'];
        output.result({ methods }, formatTable(header, rows));
        return 0;
      }),
    );
}
