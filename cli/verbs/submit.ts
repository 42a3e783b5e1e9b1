import path from 'node:path';
import { Command } from 'commander';
import { submitSweep } from '../../adapters/queue/submitSweep.js';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { withData } from '../../core/sweep/withData.js';
import { onInterrupt } from '../local/onInterrupt.js';
import { requireJobs, withSystem } from '../local/withSystem.js';
import { action } from '../terminal/action.js';
import { dataAddress, readSweepFile } from './run.js';

export function submitVerb(): Command {
  return new Command('submit')
    .summary('hand a sweep to a running system')
    .description(
      'Hands a sweep file to the producer of a running system and prints the id of the sweep. The data ' +
        'is read by the producer: name a folder that it sees, or s3://….',
    )
    .argument('<sweep.yaml>', 'the sweep file')
    .option('--data <dir>', 'the data set, instead of the one that the sweep file names')
    .addHelpText('after', '\nExample:\n  foldcam submit busi.yaml --data s3://data/busi')
    .action(
      action(async (output, file: string, { data }: { readonly data?: string }) => {
        const text = await readSweepFile(file);
        parseSweep(text, { file, ...(data === undefined ? {} : { data }) });
        const base = path.dirname(path.resolve(file));
        return withSystem(async (system) => {
          const { redis, board } = requireJobs(system);
          const address = data === undefined ? undefined : dataAddress(data);
          const submission = { text: address === undefined ? text : withData(text, address), base };
          const enqueued = await onInterrupt((signal) =>
            submitSweep(system.store, redis, submission, { signal }),
          );
          if (enqueued.running) {
            const { steering = 'running' } = (await board.find(enqueued.sweep)) ?? {};
            output.note(`${enqueued.sweep} is ${steering} already`);
          }
          output.result(enqueued, enqueued.sweep);
          return 0;
        });
      }),
    );
}
