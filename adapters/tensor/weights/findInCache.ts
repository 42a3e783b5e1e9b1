import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../../digest/sha256.js';
import { readRecord, recordFormat, writeRecord, type BackboneRecord } from './backboneRecord.js';
import { checkWeights } from './checkWeights.js';
import { readLayersModelFiles } from './readLayersModelFiles.js';
import { isUrl, type Source } from './Source.js';
import { weightsFileNames } from './weightsFileNames.js';

/**
 * Weights that are in the cache already: taken from the same source, with the bytes that were verified.
 * @param any a file that someone put there by hand will do, where it is a whole one
 */
export async function findInCache(
  source: Source,
  any: boolean,
): Promise<BackboneRecord | undefined> {
  const { architecture, folder, from } = source;
  const record = await readRecord(folder, architecture.name);
  const here = record && (await digestOf(path.join(folder, record.file)));
  if (record?.from === from && here === record.sha256) {
    if (isUrl(from)) return record;
    const given = await digestOf(from);
    // A file may have changed since; one that is gone cannot be taken anew.
    if (given === undefined || given === here) return record;
  }
  return any && record === undefined ? putByHand(source) : undefined;
}

async function putByHand({ architecture, folder }: Source): Promise<BackboneRecord | undefined> {
  const { name } = architecture;
  for (const file of weightsFileNames(name)) {
    const from = path.join(folder, file);
    const bytes = await readFile(from).catch(() => undefined);
    // One that cannot be used is replaced.
    const whole = bytes && (await checkWeights(bytes, from, architecture).then(yes, no));
    if (!whole) continue;
    const size = { bytes: bytes.length, sha256: sha256Hex(bytes), md5: null };
    const record: BackboneRecord = { format: recordFormat, name, file, from, ...size };
    await writeRecord(folder, record);
    return record;
  }
  return undefined;
}

const yes = (): boolean => true;
const no = (): boolean => false;

async function digestOf(file: string): Promise<string | undefined> {
  try {
    const isFolder = (await stat(file)).isDirectory();
    const parts = isFolder ? await readLayersModelFiles(file) : [await readFile(file)];
    return sha256Hex(Buffer.concat(parts));
  } catch {
    return undefined;
  }
}
