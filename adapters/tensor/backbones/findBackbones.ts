import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { bundledBackbone, knownBackbones, type BackboneRecipe } from './knownBackbones.js';
import type { LayersModel } from './LayersModel.js';
import { readModelFolder } from './readModelFolder.js';
import { readNsfwjsModel } from './readNsfwjsModel.js';

/** A backbone that is at hand. */
export interface Backbone {
  /** Names a sweep file may use; the first is its own. */
  readonly names: readonly string[];
  readonly title: string;
  /** The folder or package its weights come from. */
  readonly origin: string;
  /** Unknown for a folder whose architecture is not known and that has no foldcam.json. */
  readonly recipe: BackboneRecipe | undefined;
  read(): Promise<LayersModel>;
}

/**
 * Backbones in the folders (each holds models, or is one), then those of npm packages. Where two have
 * the same name the first one is meant.
 */
export async function findBackbones(folders: readonly string[]): Promise<Backbone[]> {
  const found: Backbone[] = [];
  for (const folder of folders) {
    if (await isFile(path.join(folder, 'model.json'))) found.push(await fromFolder(folder));
    for (const name of await subfolders(folder)) {
      const inner = path.join(folder, name);
      if (await isFile(path.join(inner, 'model.json'))) found.push(await fromFolder(inner));
    }
  }
  found.push({
    names: [bundledBackbone.name],
    title: bundledBackbone.title,
    origin: 'npm package nsfwjs',
    recipe: bundledBackbone,
    read: readNsfwjsModel,
  });
  return found;
}

async function fromFolder(folder: string): Promise<Backbone> {
  const name = path.basename(path.resolve(folder));
  const known = knownBackbones.find((one) => one.folders.test(name));
  return {
    names: known && known.name !== name ? [name, known.name] : [name],
    title: known?.title ?? 'a tfjs layers model',
    origin: folder,
    recipe: (await readSidecar(folder)) ?? known,
    read: () => readModelFolder(folder),
  };
}

const sidecarSchema = z.strictObject({
  preprocessing: z.strictObject({ scale: z.number(), offset: z.number() }),
  taps: z.array(z.string()).min(1),
});

// foldcam.json beside model.json says what only the model's author knows.
async function readSidecar(folder: string): Promise<BackboneRecipe | undefined> {
  const file = path.join(folder, 'foldcam.json');
  if (!(await isFile(file))) return undefined;
  try {
    return sidecarSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${file} cannot be used`, {
      where: { file },
      cause,
      remedy: 'It needs {"preprocessing": {"scale": …, "offset": …}, "taps": ["…"]}.',
    });
  }
}

async function isFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ?? false;
}

async function subfolders(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => entry.name)
    .sort();
}
