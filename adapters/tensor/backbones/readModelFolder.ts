import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { badWeights } from '../weights/badWeights.js';
import { storedBytes, type LayersModel, type WeightSpec } from './LayersModel.js';
import { parseLayersModel } from './parseLayersModel.js';

// Of the largest networks it is a few megabytes: their layers, not their weights.
const largestJson = 2 ** 26;

/** A tfjs layers model in a folder: model.json and its weight files. */
export async function readModelFolder(folder: string): Promise<LayersModel> {
  const file = path.join(folder, 'model.json');
  if ((await sizeOf(file)) > largestJson) throw badWeights(file, 'is too large to be a model.json');
  const { config, groups } = parseLayersModel(parseJson(await read(file), file), file);
  return {
    config,
    weights: groups.map(({ paths, specs }) => {
      const files = paths.map((name) => inFolder(folder, name, file));
      return { origin: files.join(', '), specs, read: () => readGroup(files, specs) };
    }),
  };
}

function inFolder(folder: string, name: string, file: string): string {
  const found = path.resolve(folder, name);
  if (found.startsWith(path.resolve(folder) + path.sep)) return path.join(folder, name);
  throw badWeights(file, `names weights outside of its folder: ${name}`);
}

// Sizes first: a file of many gigabytes is not read to find out that it is too large.
async function readGroup(files: readonly string[], specs: readonly WeightSpec[]): Promise<Buffer> {
  const sizes = await Promise.all(files.map(sizeOf));
  const there = sizes.reduce((sum, size) => sum + size, 0);
  const wanted = specs.reduce((sum, spec) => sum + storedBytes(spec), 0);
  if (there > wanted) {
    throw badWeights(files.join(', '), `has ${there} bytes, and its weights ${wanted}`);
  }
  return Buffer.concat(await Promise.all(files.map(read)));
}

async function sizeOf(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return found.size;
  throw badWeights(file, 'cannot be read');
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw badWeights(file, 'cannot be read', { cause });
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
