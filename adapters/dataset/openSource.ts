import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { openStore } from '../store/openStore.js';

/** Where a data set is read from; nothing is ever written to it. */
export interface DataSource {
  readonly store: ObjectStore;
  /** The CSV file that describes it, when the address names one. */
  readonly manifest?: string;
}

/**
 * Opens the folder, the CSV file or the s3:// address that `data:` names.
 * @param base the folder that a relative path starts from
 * @throws FoldcamError FOLDCAM_E_DATA_NOT_FOUND
 */
export async function openSource(address: string, base: string): Promise<DataSource> {
  if (/^s3:\/\//i.test(address)) {
    const [, folder, manifest] = /^(.*\/)([^/]+\.csv)$/i.exec(address) ?? [];
    return {
      store: openStore(folder ?? address),
      ...(manifest === undefined ? {} : { manifest }),
    };
  }
  const given = address.startsWith('file://') ? pathOf(address) : address;
  const full = path.resolve(base, given);
  const found = await stat(full).catch(() => undefined);
  if (!found) {
    throw new FoldcamError('FOLDCAM_E_DATA_NOT_FOUND', `there is nothing at ${full}`, {
      where: { file: full },
    });
  }
  if (found.isDirectory()) return { store: await confined(full) };
  return { store: await confined(path.dirname(full)), manifest: path.basename(full) };
}

function pathOf(address: string): string {
  try {
    return fileURLToPath(address);
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_DATA_NOT_FOUND', `${address} is no file:///dir`, {
      where: { file: address },
      cause,
    });
  }
}

// A link may lead out of the data set: what is not below its folder is not read.
async function confined(folder: string): Promise<ObjectStore> {
  const root = await realpath(folder);
  const store = openStore(root);
  return {
    ...store,
    get: async (key) => {
      const real = await realpath(path.join(root, key)).catch(() => undefined);
      if (real !== undefined && !real.startsWith(root + path.sep)) {
        throw new FoldcamError('FOLDCAM_E_PATH_OUTSIDE', `${key} is a link that leads outside`, {
          where: { file: key },
        });
      }
      // A pipe or a device would never end.
      const found = real === undefined ? undefined : await stat(real);
      return found?.isFile() === false ? undefined : store.get(key);
    },
  };
}
