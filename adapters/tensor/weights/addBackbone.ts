import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { nearest } from '../../../core/errors/nearest.js';
import type { Architecture } from '../architectures/Architecture.js';
import { architectures, findArchitecture } from '../architectures/architectures.js';
import { writeRecord, type BackboneRecord } from './backboneRecord.js';
import type { DownloadOptions } from './downloadFile.js';
import { findInCache } from './findInCache.js';
import { howToAdd } from './howToAdd.js';
import { officialWeights } from './officialWeights.js';
import { isUrl } from './Source.js';
import { takeKerasFile } from './takeKerasFile.js';
import { takeLayersModel } from './takeLayersModel.js';

export interface AddOptions extends DownloadOptions {
  /** The architecture, as sweep files name it. */
  readonly name: string;
  /** A file, a folder with a tfjs layers model, or an address; keras.applications' own without. */
  readonly from?: string | undefined;
  /** The cache's folder of backbones; made where it is missing. */
  readonly folder: string;
}

/** What lies in the cache now. */
export interface Added extends BackboneRecord {
  /** It was there before: nothing was downloaded or copied. */
  readonly already: boolean;
}

/**
 * Puts the weights of a known architecture into the cache. They are read to their end before they take
 * their place, so what is in the cache is whole.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_UNKNOWN, FOLDCAM_E_BACKBONE_MISSING when it must be told where
 * from, FOLDCAM_E_BACKBONE_WEIGHTS, FOLDCAM_E_DOWNLOAD
 */
export async function addBackbone(options: AddOptions): Promise<Added> {
  const { name, folder } = options;
  const architecture = known(name);
  const given = options.from ?? officialWeights[name]?.url;
  if (given === undefined) {
    throw new FoldcamError('FOLDCAM_E_BACKBONE_MISSING', `Keras publishes no weights of ${name}`, {
      remedy: howToAdd(architecture),
    });
  }
  const from = isUrl(given) ? given : path.resolve(given.replace(/model\.json$/, ''));
  const source = { architecture, from, folder };
  const present = await findInCache(source, options.from === undefined);
  if (present) return { ...present, already: true };
  await mkdir(folder, { recursive: true });
  const take = (await isLayersModel(from)) ? takeLayersModel : takeKerasFile;
  const record = await take(source, options);
  await writeRecord(folder, record);
  return { ...record, already: false };
}

async function isLayersModel(from: string): Promise<boolean> {
  if (isUrl(from)) return new URL(from).pathname.endsWith('.json');
  return (await stat(from).catch(() => undefined))?.isDirectory() ?? false;
}

function known(name: string): Architecture {
  const architecture = findArchitecture(name);
  if (architecture) return architecture;
  const names = [...architectures.keys()];
  const near = nearest(name, names);
  const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
  throw new FoldcamError(
    'FOLDCAM_E_BACKBONE_UNKNOWN',
    `there is no architecture \`${name}\`${hint} Known: ${names.join(', ')}`,
  );
}
