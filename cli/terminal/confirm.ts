import { createInterface } from 'node:readline/promises';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Output } from './Output.js';

/**
 * Asks a person on the terminal.
 * @throws FoldcamError FOLDCAM_E_USAGE where there is none
 */
export async function confirm(output: Output, question: string): Promise<boolean> {
  if (output.json || !process.stdin.isTTY || !process.stderr.isTTY) {
    throw new FoldcamError('FOLDCAM_E_USAGE', `${question} There is no terminal to ask on.`, {
      remedy: 'Add --yes.',
    });
  }
  const asked = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asked.question(`${question} [y/N] `)).trim());
  } finally {
    asked.close();
  }
}
