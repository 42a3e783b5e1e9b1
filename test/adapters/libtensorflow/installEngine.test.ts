import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineFolder, packageFolder } from '../../../adapters/libtensorflow/enginePaths.js';
import { findInstalled } from '../../../adapters/libtensorflow/findInstalled.js';
import type { Installation } from '../../../adapters/libtensorflow/installEngine.js';
import { checkPackage } from '../../../adapters/libtensorflow/checkPackage.js';
import { removeEngines } from '../../../adapters/libtensorflow/removeEngines.js';
import { wheels } from '../../../adapters/libtensorflow/wheels.js';
import { nativeEngine } from '../../support/nativeEngine.js';
import { runChild, startChild } from '../../support/startChild.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';
import { until } from '../../../bench/support/until.js';

const folder = temporaryFolders();
const minutes = 60_000;
const [wheel] = wheels.cpu;

/** An installation in a process of its own: what it told, and what came of it. */
async function install(cache: string, ...args: string[]) {
  const lines = (await runChild('installEngine.ts', [cache, ...args])).split('\n');
  return { told: lines.slice(0, -1), made: JSON.parse(lines.at(-1) ?? '') as Installation };
}

const partial = (cache: string, pid: number): string =>
  `${engineFolder(cache, 'cpu')}.partial-${os.hostname()}-${pid}`;

describe.skipIf(nativeEngine() === undefined)('installEngine, with the real TensorFlow', () => {
  test(
    'installs it whole, keeps it when a try breaks, goes on where that one stopped, mends it',
    async () => {
      const cache = await folder();
      const place = engineFolder(cache, 'cpu');
      // What a process that was killed in the middle of a download may leave.
      const dead = spawnSync(process.execPath, ['-e', '']).pid;
      const torn = path.join(partial(cache, dead), 'wheels');
      await mkdir(torn, { recursive: true });
      await writeFile(path.join(torn, wheel.file), 'PK');

      const first = await install(cache, 'force');
      expect(first.made).toEqual({
        folder: place,
        changed: true,
        tensorflow: '2.18.1',
        onGpu: false,
      });
      expect(first.told[0]).toMatch(/^downloading up to 303 MB; it takes 988 MB in /);
      expect(first.told).toContain('tensorflow-cpu 2.18.1 (230 MB, Apache-2.0)');
      expect(await readdir(path.join(cache, 'engine'))).toEqual([path.basename(place)]);
      expect((await readdir(path.join(place, 'licences/tensorflow'))).sort()).toEqual([
        'LICENSE',
        'THIRD_PARTY_NOTICES.txt',
      ]);
      expect(existsSync(path.join(place, 'wheels'))).toBe(false);

      const second = await install(cache);
      expect(second).toEqual({ told: [], made: { ...first.made, changed: false } });

      const killed = startChild('installEngine.ts', [cache, 'force'], { detached: true });
      const pid = killed.pid ?? 0;
      const unpacked = path.join(partial(cache, pid), 'unpacked', wheel.file);
      await until('the library is unpacked', () => Promise.resolve(existsSync(unpacked)), minutes);
      // The group: npm is still at work.
      process.kill(-pid, 'SIGKILL');
      await until('the process is gone', () => Promise.resolve(killed.signalCode !== null));
      expect((await findInstalled(cache)).map((one) => one.folder)).toEqual([place]);
      await expect(checkPackage(packageFolder(place))).resolves.toMatchObject({ onGpu: false });

      const resumed = await install(cache, 'force');
      expect(resumed.made).toEqual(first.made);
      // Not downloaded a second time.
      expect(resumed.told.filter((line) => line.includes('tensorflow-cpu'))).toEqual([]);
      expect(await readdir(path.join(cache, 'engine'))).toEqual([path.basename(place)]);

      await writeFile(path.join(place, 'deps/lib/libtensorflow_framework.so.2'), 'broken');
      const mended = await install(cache);
      expect(mended.told[0]).toMatch(/^what is installed does not run, it is made anew: /);
      expect(mended.made).toEqual(first.made);

      expect(await removeEngines(cache)).toBe(true);
      expect(existsSync(place)).toBe(false);
    },
    10 * minutes,
  );
});
