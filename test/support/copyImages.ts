import path from 'node:path';
import sharp from 'sharp';

export interface Copy {
  /** Of the image and of its copy, as `<label>/<name>`. */
  readonly from: string;
  readonly to: string;
}

/** Files images of a folder-per-class data set again, each mirrored left to right, its mask with it. */
export async function copyImages(root: string, copies: readonly Copy[]): Promise<void> {
  for (const { from, to } of copies) {
    for (const end of ['.png', '_mask.png']) {
      await sharp(path.join(root, from + end))
        .flop()
        .toFile(path.join(root, to + end));
    }
  }
}

/** Of phantoms: mirrored copies of the first six images of each label, and one filed under the other label. */
export const phantomCopies: readonly Copy[] = [
  ...['benign', 'malignant'].flatMap((label) =>
    Array.from({ length: 6 }, (_, i) => ({
      from: `${label}/${label} (${i + 1})`,
      to: `${label}/copy of ${label} ${i + 1}`,
    })),
  ),
  { from: 'benign/benign (7)', to: 'malignant/copy of benign 7' },
];
