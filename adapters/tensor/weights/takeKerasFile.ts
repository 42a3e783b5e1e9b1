import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../../digest/sha256.js';
import { recordFormat, type BackboneRecord } from './backboneRecord.js';
import { badWeights } from './badWeights.js';
import { checkWeights } from './checkWeights.js';
import { downloadFile, removePart, type DownloadOptions } from './downloadFile.js';
import { officialWeights } from './officialWeights.js';
import { extensionOf, openContainer } from './openContainer.js';
import { isUrl, type Source } from './Source.js';
import { weightsFileNames } from './weightsFileNames.js';

/**
 * Takes a weights file of Keras into the cache: downloaded or read, verified, then renamed to its place.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS, FOLDCAM_E_DOWNLOAD
 */
export async function takeKerasFile(
  source: Source,
  options: DownloadOptions,
): Promise<BackboneRecord> {
  const { architecture, from, folder } = source;
  const { name } = architecture;
  // A download may break off and be resumed; a copy never is.
  const part = path.join(folder, isUrl(from) ? `${name}.partial` : `${name}.copy-${process.pid}`);
  if (isUrl(from)) await downloadFile(from, part, options);
  else await writeFile(part, await readGiven(from));
  try {
    const record = await verify(part, source);
    await rename(part, path.join(folder, record.file));
    const others = weightsFileNames(name).filter((other) => other !== record.file);
    for (const other of [...others, name]) {
      await rm(path.join(folder, other), { recursive: true, force: true });
    }
    return record;
  } finally {
    // What came to its end and is wrong is nothing to go on with.
    await removePart(part);
  }
}

async function readGiven(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw badWeights(file, 'cannot be read', {
      cause,
      remedy: 'Name a weights file that is there.',
    });
  }
}

async function verify(part: string, { architecture, from }: Source): Promise<BackboneRecord> {
  const { name } = architecture;
  const bytes = await readFile(part);
  const official = officialWeights[name];
  const md5 = official?.url === from ? official.md5 : null;
  if (md5 !== null) {
    // That it is a web page says more than that its hash is wrong.
    openContainer(bytes, from);
    const found = createHash('md5').update(bytes).digest('hex');
    if (found !== md5) {
      throw badWeights(from, `has the MD5 ${found}, and Keras publishes ${md5}`, {
        remedy: 'Run the command again: the download starts anew.',
      });
    }
  }
  await checkWeights(bytes, from, architecture);
  const file = `${name}${extensionOf(bytes)}`;
  const size = { bytes: bytes.length, sha256: sha256Hex(bytes), md5 };
  return { format: recordFormat, name, file, from, ...size };
}
