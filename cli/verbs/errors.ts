import { Command } from 'commander';
import { errorCatalogue, errorKind, type ErrorCode } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { nearest } from '../../core/errors/nearest.js';
import { action } from '../terminal/action.js';
import { formatTable } from '../terminal/formatTable.js';

export function errorsVerb(): Command {
  return new Command('errors')
    .summary('explain an error code, or list them all')
    .description(
      'Explains an error code: what it means and what to do. Without a code: all of them.',
    )
    .argument('[code]', 'FOLDCAM_E_…')
    .addHelpText('after', '\nExample:\n  foldcam errors FOLDCAM_E_MASK_SIZE')
    .action(
      action((output, code: string | undefined) => {
        const codes = Object.keys(errorCatalogue) as ErrorCode[];
        if (code === undefined) {
          const errors = codes.map((one) => ({ code: one, ...errorKind(one) }));
          const rows = errors.map(({ code: one, exit, title }) => [one, exit, title]);
          output.result({ errors }, formatTable(['code', 'exit', 'meaning'], rows));
          return 0;
        }
        const wanted = code.toUpperCase();
        const found = codes.find((one) => one === wanted || one === `FOLDCAM_E_${wanted}`);
        if (!found) {
          const near = nearest(wanted, codes);
          const hint = near === undefined ? '' : `; did you mean ${near}?`;
          throw new FoldcamError('FOLDCAM_E_USAGE', `there is no error ${code}${hint}`);
        }
        const kind = errorKind(found);
        const again = kind.permanent ? 'never retried' : 'retried with back-off';
        const text = `${output.colors.bold(found)}\n  ${kind.title}\n  → ${kind.remedy}\n  exit status ${kind.exit}, ${again}`;
        output.result({ code: found, ...kind }, text);
        return 0;
      }),
    );
}
