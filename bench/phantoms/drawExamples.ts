import sharp from 'sharp';
import { drawPlanted } from '../../core/phantom/drawPlanted.js';

const gap = 8;

/** One phantom with each plant, from left to right; benign above, malignant below, of one seed. */
export async function drawExamples(file: string): Promise<void> {
  const tiles = (['inside', 'margin', 'below'] as const).flatMap((plant, column) =>
    (['benign', 'malignant'] as const).map((label, row) => ({
      ...drawPlanted({ seed: 1, index: 2, label, plant }),
      column,
      row,
    })),
  );
  const side = tiles[0]?.width ?? 0;
  const at = (cell: number): number => cell * (side + gap);
  const composed = tiles.map(({ image, width, height, column, row }) => ({
    input: Buffer.from(image),
    raw: { width, height, channels: 1 as const },
    left: at(column),
    top: at(row),
  }));
  await sharp({
    create: { width: at(3) - gap, height: at(2) - gap, channels: 3, background: 'white' },
  })
    .composite(composed)
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toFile(file);
}
