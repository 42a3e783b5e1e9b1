import { createReadStream } from 'node:fs';
import { text as textOf } from 'node:stream/consumers';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { longestSweep } from '../../core/sweep/parseSweep.js';
import { action } from '../terminal/action.js';
import { runSweep } from '../local/runSweep.js';
import { defaultOut } from '../local/withSystem.js';

interface RunOptions {
  readonly data?: string;
  readonly out: string;
  readonly workers?: number;
}

export function runVerb(): Command {
  return new Command('run')
    .summary('run a whole sweep on this machine')
    .description(
      'Runs a whole sweep on this machine and prints where its report is. Ctrl-C stops it; the same ' +
        'command then goes on where it stopped.',
    )
    .argument('<sweep.yaml>', 'the sweep file')
    .option('--data <dir>', 'the data set, instead of the one that the sweep file names')
    .option('--out <dir>', 'where the report and the store go', defaultOut)
    .option('--workers <n>', 'jobs of one kind at once (default: the number of cores)', positive)
    .addHelpText(
      'after',
      '\nExample:\n  foldcam run examples/busi.yaml --data ~/data/BUSI --out results',
    )
    .action(
      action(async (output, file: string, options: RunOptions) => {
        const text = await readSweepFile(file);
        const base = path.dirname(path.resolve(file));
        const data = options.data === undefined ? undefined : dataAddress(options.data);
        const { out, workers } = options;
        return runSweep({ text, file, base, data, out: path.resolve(out), workers }, output);
      }),
    );
}

/** @throws FoldcamError FOLDCAM_E_USAGE */
export async function readSweepFile(file: string): Promise<string> {
  try {
    // No more than tells that it is too long: a device or a pipe may never end.
    return await textOf(createReadStream(file, { end: 4 * longestSweep }));
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_USAGE', `the sweep file ${file} cannot be read`, {
      where: { file },
      remedy: 'Give the path of a sweep file; examples/ holds some to start from.',
      cause,
    });
  }
}

/** What --data names: a path starts from the folder that the command was called in. */
export const dataAddress = (data: string): string =>
  /^(s3|file):/i.test(data) ? data : path.resolve(data);

/** A whole number of at least 1. */
export function positive(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new InvalidArgumentError('It must be a whole number of at least 1.');
}
