import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { drawPhantom } from '../../core/phantom/drawPhantom.js';
import type { PhantomLabel } from '../../core/phantom/PhantomLabel.js';
import { inParallel } from './inParallel.js';
import { phantomMarker } from './phantomMarker.js';

export interface PhantomOptions {
  readonly images: number;
  readonly seed: number;
  /** Share of the images that are malignant. */
  readonly malignant: number;
}

/** Writes a phantom data set in the folder-per-class layout; its marker is written last. */
export async function writePhantoms(folder: string, options: PhantomOptions): Promise<void> {
  const { images, seed } = options;
  const malignant = Math.round(images * options.malignant);
  const counts: Record<PhantomLabel, number> = { benign: images - malignant, malignant };
  const all = (['benign', 'malignant'] as const).flatMap((label) =>
    Array.from({ length: counts[label] }, (_, i) => ({ label, index: i + 1 })),
  );
  for (const label of ['benign', 'malignant']) {
    await mkdir(path.join(folder, label), { recursive: true });
  }
  await inParallel(all, 4, async ({ label, index }) => {
    const { image, mask, width, height } = drawPhantom({ seed, index, label });
    const name = path.join(folder, label, `${label} (${index})`);
    const encode = (data: Uint8Array): Promise<Buffer> =>
      sharp(data, { raw: { width, height, channels: 1 } })
        .toColourspace('b-w')
        .png({ compressionLevel: 6 })
        .toBuffer();
    await writeFile(`${name}.png`, await encode(image));
    await writeFile(`${name}_mask.png`, await encode(mask));
  });
  const generated = `${images} generated phantoms (seed ${seed}), not images of patients`;
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
