import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { seededRandom } from '../../core/random.js';
import { greyPng } from './makeImage.js';

/** Speckle that no other name gives: 40 × 32 grey PNG. */
export function specklePng(name: string): Promise<Buffer> {
  const random = seededRandom(name);
  const levels = Array.from({ length: 40 * 32 }, () => Math.floor(256 * random()));
  return greyPng(40, 32, (x, y) => levels[40 * y + x] ?? 0);
}

/** A mask of `area` pixels, 255 inside; of the same size as the images unless told otherwise. */
export function maskPng(area: number, width = 40, height = 32): Promise<Buffer> {
  return greyPng(width, height, (x, y) => (width * y + x < area ? 255 : 0));
}

/**
 * A data set in the folder-per-class layout without a fault: `<label>/<label> (<i>).png`, each with a
 * mask of 100 pixels.
 */
export async function writeDataset(
  root: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [label, count] of Object.entries(counts)) {
    await mkdir(path.join(root, label), { recursive: true });
    for (let i = 1; i <= count; i++) {
      const name = `${label} (${i})`;
      await writeFile(path.join(root, label, `${name}.png`), await specklePng(name));
      await writeFile(path.join(root, label, `${name}_mask.png`), await maskPng(100));
    }
  }
}

/** A dataset.csv over the same files: a header, and rows without a fault. */
export function manifestOf(counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).flatMap(([label, count]) =>
    Array.from({ length: count }, (_, i) => {
      const name = `${label} (${i + 1})`;
      return `${label}/${name}.png,${label},${label}/${name}_mask.png,${name}`;
    }),
  );
  return ['image,label,mask,id', ...rows];
}
