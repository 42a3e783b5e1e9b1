import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

/**
 * The address of data that a submission from outside names, as the producer may read it: s3:// as it is, a
 * path resolved, all its links followed, below one of the folders that the server was told of. A relative
 * path starts from those folders.
 * @param roots resolved themselves
 * @throws FoldcamError FOLDCAM_E_DATA_ROOT, the same whether or not something is there
 */
export async function checkData(address: string, roots: readonly string[]): Promise<string> {
  if (/^s3:\/\/[^/]/i.test(address)) return address;
  const given = address.startsWith('file://') ? pathOf(address) : address;
  if (given !== undefined) {
    for (const root of roots) {
      const real = await realpath(path.resolve(root, given)).catch(() => undefined);
      if (real === undefined) continue;
      if (roots.some((one) => real === one || real.startsWith(withEnd(one)))) return real;
    }
  }
  const why =
    roots.length > 0
      ? 'data: nothing that may be read through the API is there'
      : 'data: this server reads no local data that is named through the API';
  throw new FoldcamError('FOLDCAM_E_DATA_ROOT', why, { where: { file: 'sweep', key: 'data' } });
}

const withEnd = (folder: string): string =>
  folder.endsWith(path.sep) ? folder : folder + path.sep;

function pathOf(address: string): string | undefined {
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}
