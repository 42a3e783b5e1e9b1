import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createReadStream } from 'node:fs';
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { runTool } from './runTool.js';
import type { Wheel } from './Wheel.js';

/**
 * A wheel of the table in `folder`, downloaded by pip unless it is there already; either way its
 * digest is the table's.
 * @param shown pip draws its own bar on stderr
 */
export async function fetchWheel(wheel: Wheel, folder: string, shown: boolean): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, wheel.file);
  if ((await digest(file)) === wheel.sha256) return file;
  // What an interrupted try has left.
  await rm(file, { force: true });
  const list = path.join(folder, `${wheel.name}.txt`);
  await writeFile(list, `${wheel.name}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  const tags = ['manylinux_2_17_x86_64', 'manylinux2014_x86_64'];
  await runTool(
    'python3',
    [
      ...['-m', 'pip', 'download', '--disable-pip-version-check', '--no-cache-dir', '--no-deps'],
      ...['--only-binary=:all:', '--implementation', 'cp', '--python-version', '3.11'],
      ...tags.flatMap((tag) => ['--platform', tag]),
      ...['--progress-bar', shown ? 'on' : 'off', '--require-hashes', '-r', list, '-d', folder],
    ],
    { shown },
  );
  if ((await digest(file)) !== wheel.sha256) throw new Error(`pip did not give ${wheel.file}`);
  return file;
}

/** SHA-256 of a file as hex; undefined where there is none. */
async function digest(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file, { highWaterMark: 2 ** 20 }), hash);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}
