import type { Command } from 'commander';
import { openOutput, type Output } from './Output.js';
import { showError } from './showError.js';

/**
 * Wraps what a command does: its exit status is what the function returns (0 without), or that of the
 * error it throws.
 */
export function action<A extends unknown[]>(
  work: (output: Output, ...args: A) => Promise<number | undefined> | number | undefined,
): (this: Command, ...args: A) => Promise<void> {
  return async function (this: Command, ...args: A): Promise<void> {
    const output = openOutput(this.optsWithGlobals<{ json?: boolean }>().json === true);
    try {
      process.exitCode = (await work(output, ...args)) ?? 0;
    } catch (error) {
      process.exitCode = showError(error, output);
    }
  };
}
