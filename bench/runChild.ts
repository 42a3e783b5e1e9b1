import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a built program of the project to its end. @returns what it wrote to stdout */
export async function runChild(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<string> {
  const program = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const { stdout } = await run(process.execPath, [program, ...args], {
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 26,
  });
  return stdout.trim();
}
