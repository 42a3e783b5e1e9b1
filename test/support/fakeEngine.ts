import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { engineId } from '../../adapters/libtensorflow/engineId.js';
import { packageFolder, stampFile } from '../../adapters/libtensorflow/enginePaths.js';

/** An installation by its stamp, whose package holds `program` alone. */
export async function writeFakeEngine(
  folder: string,
  flavour: 'cpu' | 'gpu' = 'cpu',
  program = '',
  id = engineId(flavour),
): Promise<void> {
  await mkdir(packageFolder(folder), { recursive: true });
  await writeFile(path.join(packageFolder(folder), 'index.js'), program);
  const stamp = { format: 'foldcam.engine/1', id, flavour, tensorflow: '2.18.1', wheels: [] };
  await writeFile(stampFile(folder), JSON.stringify(stamp));
}
