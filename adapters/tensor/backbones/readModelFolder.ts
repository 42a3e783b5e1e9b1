import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { LayersModel } from './LayersModel.js';
import { parseLayersModel } from './parseLayersModel.js';

/** A tfjs layers model in a folder: model.json and its weight files. */
export async function readModelFolder(folder: string): Promise<LayersModel> {
  const file = path.join(folder, 'model.json');
  const { config, groups } = parseLayersModel(parseJson(await read(file), file), file);
  return {
    config,
    weights: groups.map(({ paths, specs }) => ({
      origin: paths.map((name) => path.join(folder, name)).join(', '),
      specs,
      read: async () => {
        const parts = await Promise.all(paths.map((name) => read(path.join(folder, name))));
        return Buffer.concat(parts);
      },
    })),
  };
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${file} cannot be read`, {
      where: { file },
      cause,
    });
  }
}

function parseJson(bytes: Buffer, file: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${file} is not JSON`, {
      where: { file },
      cause,
    });
  }
}
