import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { drawPhantom } from '../../core/phantom/drawPhantom.js';
import { drawPlanted } from '../../core/phantom/drawPlanted.js';
import type { PhantomLabel } from '../../core/phantom/PhantomLabel.js';
import type { Plant } from '../../core/phantom/Plant.js';
import { inParallel } from './inParallel.js';
import { phantomMarker } from './phantomMarker.js';

export interface PhantomOptions {
  readonly images: number;
  readonly seed: number;
  /** Share of the images that are malignant. */
  readonly malignant: number;
  /** Where alone the class shows; without, it has tendencies in shape, margin and what lies below. */
  readonly plant?: Plant | undefined;
}

/** Writes a phantom data set in the folder-per-class layout; its marker is written last. */
export async function writePhantoms(folder: string, options: PhantomOptions): Promise<void> {
  const { images, seed, plant } = options;
  const malignant = Math.round(images * options.malignant);
  const counts: Record<PhantomLabel, number> = { benign: images - malignant, malignant };
  const all = (['benign', 'malignant'] as const).flatMap((label) =>
    Array.from({ length: counts[label] }, (_, i) => ({ label, index: i + 1 })),
  );
  const draw = (label: PhantomLabel, index: number) => {
    if (plant === undefined) return drawPhantom({ seed, index, label });
    // Planted classes differ in the plant alone: none may share an index with one of the other.
    const own = label === 'benign' ? index : counts.benign + index;
    return drawPlanted({ seed, index: own, label, plant });
  };
  for (const label of ['benign', 'malignant']) {
    await mkdir(path.join(folder, label), { recursive: true });
  }
  await inParallel(all, 4, async ({ label, index }) => {
    const { image, mask, width, height } = draw(label, index);
    const name = path.join(folder, label, `${label} (${index})`);
    const encode = (data: Uint8Array): Promise<Buffer> =>
      sharp(data, { raw: { width, height, channels: 1 } })
        .toColourspace('b-w')
        .png({ compressionLevel: 6 })
        .toBuffer();
    await writeFile(`${name}.png`, await encode(image));
    await writeFile(`${name}_mask.png`, await encode(mask));
  });
  const planted = plant === undefined ? '' : `, class planted ${plant}`;
  const generated = `${images} generated phantoms (seed ${seed}${planted}), not images of patients`;
  const marker = { format: 'foldcam.phantom/1', generated, ...options };
  await writeFile(path.join(folder, phantomMarker), `${JSON.stringify(marker, undefined, 1)}\n`);
}

/** Whether a folder holds a finished phantom data set. */
export function hasPhantoms(folder: string): Promise<boolean> {
  return stat(path.join(folder, phantomMarker)).then(
    () => true,
    () => false,
  );
}
