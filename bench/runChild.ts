import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { builtFile } from '../adapters/env/findPackage.js';

const run = promisify(execFile);

/** Runs a built program of the project to its end. @returns what it wrote to stdout */
export async function runChild(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const program = builtFile(file);
  const { stdout } = await run(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  return stdout.trim();
}
