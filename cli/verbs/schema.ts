import { Argument, Command } from 'commander';
import { reportJsonSchema } from '../../core/report/reportJsonSchema.js';
import { sweepJsonSchema } from '../../core/sweep/sweepJsonSchema.js';
import { action } from '../terminal/action.js';

const schemas = { sweep: sweepJsonSchema, report: reportJsonSchema };

export function schemaVerb(): Command {
  return new Command('schema')
    .summary('print the JSON Schema of a format')
    .description('Prints the JSON Schema of the sweep file, for editors, or of report.json.')
    .addArgument(new Argument('<format>', 'which one').choices(Object.keys(schemas)))
    .addHelpText('after', '\nExample:\n  foldcam schema sweep > sweep.schema.json')
    .action(
      action((output, format: keyof typeof schemas) => {
        const schema = schemas[format]();
        output.result(schema, JSON.stringify(schema, undefined, 2));
        return 0;
      }),
    );
}
