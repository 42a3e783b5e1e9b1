import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { findArchitecture } from '../architectures/architectures.js';
import { architectureOfFile, architectureOfFolder } from '../weights/weightsFileNames.js';
import type { Backbone } from './Backbone.js';
import { bundledBackbones } from './bundledBackbones.js';
import { readModelFolder } from './readModelFolder.js';
import { readSidecar } from './readSidecar.js';

export type { Backbone } from './Backbone.js';

/**
 * Backbones in the folders (each is a model, or holds models and weights files), then those of npm
 * packages. Where two have the same name the first one is meant.
 */
export async function findBackbones(folders: readonly string[]): Promise<Backbone[]> {
  const found: Backbone[] = [];
  for (const folder of folders) {
    found.push(...(await inFolder(folder)));
    for (const name of await list(folder)) {
      const inner = path.join(folder, name);
      if ((await kindOf(inner)) === 'folder') found.push(...(await inFolder(inner)));
    }
  }
  return [...found, ...bundledBackbones()];
}

// A folder is one tfjs model, or has weights files of architectures.
async function inFolder(folder: string): Promise<Backbone[]> {
  const names = await list(folder);
  if (names.includes('model.json')) return [await layersModel(folder)];
  const known = names.flatMap((name) => {
    const architecture = findArchitecture(architectureOfFile(name) ?? '');
    return architecture ? [{ file: path.join(folder, name), architecture }] : [];
  });
  // Beside several files it would not be clear which one it is about.
  const sidecar = known.length === 1 ? await readSidecar(folder) : undefined;
  const found: Backbone[] = [];
  for (const { file, architecture } of known) {
    if ((await kindOf(file)) !== 'file') continue;
    found.push({
      names: [architecture.name],
      title: architecture.title,
      origin: file,
      recipe: sidecar ?? architecture,
      read: async () => {
        // The HDF5 library takes a while to load, and few processes need it.
        const { readKerasFile } = await import('../weights/readKerasFile.js');
        return readKerasFile(file, architecture);
      },
    });
  }
  return found;
}

async function layersModel(folder: string): Promise<Backbone> {
  const name = path.basename(path.resolve(folder));
  const known = findArchitecture(architectureOfFolder(name) ?? '');
  return {
    names: known && known.name !== name ? [name, known.name] : [name],
    title: known?.title ?? 'a tfjs layers model',
    origin: folder,
    recipe: (await readSidecar(folder)) ?? known,
    read: () => readModelFolder(folder),
  };
}

async function list(folder: string): Promise<string[]> {
  return (await readdir(folder).catch(() => [])).sort();
}

async function kindOf(file: string): Promise<'file' | 'folder' | undefined> {
  // Follows links.
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return 'file';
  return found?.isDirectory() ? 'folder' : undefined;
}
