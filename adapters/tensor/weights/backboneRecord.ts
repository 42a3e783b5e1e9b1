import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

const schema = z.strictObject({
  format: z.literal('foldcam.backbone/1'),
  name: z.string(),
  /** The weights file, or the folder of a tfjs layers model, beside the record. */
  file: z.string(),
  /** The address or path it was taken from. */
  from: z.string(),
  bytes: z.int(),
  /** Of the file; of a layers model, of model.json and its weight files one after another. */
  sha256: z.string(),
  /** What Keras publishes, and the file has; null where there was none to check by. */
  md5: z.string().nullable(),
});

/** Where weights in the cache come from, and how they were verified. */
export type BackboneRecord = z.output<typeof schema>;

export const recordFormat = 'foldcam.backbone/1';

const at = (folder: string, name: string): string => path.join(folder, `${name}.source.json`);

/** @returns undefined where there is none that can be read */
export async function readRecord(
  folder: string,
  name: string,
): Promise<BackboneRecord | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(at(folder, name), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function writeRecord(folder: string, record: BackboneRecord): Promise<void> {
  await writeFile(at(folder, record.name), `${JSON.stringify(record, undefined, 2)}\n`);
}
