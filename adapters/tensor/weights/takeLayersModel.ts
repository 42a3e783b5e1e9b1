import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../../digest/sha256.js';
import { cutModel } from '../backbones/cutModel.js';
import { readModelFolder } from '../backbones/readModelFolder.js';
import { recordFormat, type BackboneRecord } from './backboneRecord.js';
import { badWeights } from './badWeights.js';
import { downloadFile, removePart, type DownloadOptions } from './downloadFile.js';
import { readLayersModelFiles, weightFiles } from './readLayersModelFiles.js';
import { isUrl, type Source } from './Source.js';
import { weightsFileNames } from './weightsFileNames.js';

/**
 * Takes a tfjs layers model into the cache: model.json and the weight files it names, checked up to the
 * architecture's taps, then renamed to their place.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS, FOLDCAM_E_DOWNLOAD
 */
export async function takeLayersModel(
  source: Source,
  options: DownloadOptions,
): Promise<BackboneRecord> {
  const { architecture, from, folder } = source;
  const { name, taps } = architecture;
  // Two folders deep, where no backbone is looked for.
  const part = path.join(folder, '.partial', name);
  await mkdir(part, { recursive: true });
  await (isUrl(from) ? download(from, part, options) : copy(from, part));
  try {
    const model = await readModelFolder(part);
    const layers = new Set(model.config.layers.map((layer) => layer.name));
    const absent = taps.find((tap) => !layers.has(tap));
    if (absent !== undefined) {
      throw badWeights(from, `is not of ${name}: it has no layer ${absent}`, {
        remedy: `Give a model of ${name} with the layer names of keras.applications.`,
      });
    }
    await cutModel(model, taps);
    const bytes = Buffer.concat(await readLayersModelFiles(part));
    const target = path.join(folder, name);
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    for (const other of weightsFileNames(name)) await rm(path.join(folder, other), { force: true });
    const size = { bytes: bytes.length, sha256: sha256Hex(bytes), md5: null };
    return { format: recordFormat, name, file: name, from, ...size };
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function download(url: string, part: string, options: DownloadOptions): Promise<void> {
  const get = async (address: string, name: string): Promise<string> => {
    const file = path.join(part, name);
    const done = `${file}.partial`;
    await downloadFile(address, done, options);
    await rename(done, file);
    await removePart(done);
    return file;
  };
  const model = await readFile(await get(url, 'model.json'));
  for (const name of weightFiles(model, url)) await get(new URL(name, url).href, name);
}

async function copy(folder: string, part: string): Promise<void> {
  const file = path.join(folder, 'model.json');
  const model = await readFile(file).catch((cause: unknown) => {
    throw badWeights(file, 'cannot be read', { cause, remedy: 'Name a folder with a model.json.' });
  });
  await copyFile(file, path.join(part, 'model.json'));
  for (const name of weightFiles(model, file)) {
    // Files beyond the deepest tap may be missing; which one matters is told when it is read.
    await copyFile(path.join(folder, name), path.join(part, name)).catch(() => undefined);
  }
}
