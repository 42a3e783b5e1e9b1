import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const places = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);

/**
 * The browser that the dashboard is tried in; Debian's is installed where that can be done.
 * @param tell gets what a user should know: that it is installed, or that there is none
 * @throws Error where there is none and `CI` is set: there nothing is passed over
 */
export async function findChromium(tell: (line: string) => void): Promise<string> {
  const found = await firstProgram(places);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && (await firstProgram(['/usr/bin/apt-get'])) !== undefined) {
    tell('installing Chromium to try the dashboard in, once');
    try {
      await run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium'], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        maxBuffer: 64 * 1024 * 1024,
      });
    } catch (error) {
      tell(`Chromium cannot be installed here: ${error instanceof Error ? error.message : ''}`);
    }
  }
  const installed = await firstProgram(places);
  if (installed !== undefined) return installed;
  const missing = 'NOT TESTED: the dashboard in a browser. Install Chromium to test it.';
  if (process.env['CI']) throw new Error(missing);
  tell(missing);
  return '';
}

async function firstProgram(files: readonly string[]): Promise<string | undefined> {
  for (const file of files) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}
