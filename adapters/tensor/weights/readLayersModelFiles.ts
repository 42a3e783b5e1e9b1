import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseLayersModel } from '../backbones/parseLayersModel.js';
import { badWeights } from './badWeights.js';

/**
 * Names of the files that a model.json asks for.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when one would lie outside the model's folder
 */
export function weightFiles(modelJson: Uint8Array, file: string): string[] {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(modelJson).toString('utf8'));
  } catch (cause) {
    throw badWeights(file, 'is not JSON', { cause });
  }
  const names = parseLayersModel(json, file).groups.flatMap(({ paths }) => paths);
  const outside = names.find((name) => !/^[\w.-]+$/.test(name) || name.startsWith('.'));
  if (outside === undefined) return names;
  throw badWeights(file, `names a weight file ${JSON.stringify(outside)} outside its folder`);
}

/** The bytes of model.json and of those of its weight files that are there, in its order. */
export async function readLayersModelFiles(folder: string): Promise<Buffer[]> {
  const file = path.join(folder, 'model.json');
  const model = await readFile(file);
  const parts = weightFiles(model, file).map((name) =>
    readFile(path.join(folder, name)).catch(() => Buffer.alloc(0)),
  );
  return [model, ...(await Promise.all(parts))];
}
