import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ErrorCode } from '../../core/errors/catalogue.js';
import { makeBmp } from '../support/makeBmp.js';
import { makeImage } from '../support/makeImage.js';
import { maskPng } from '../support/writeDataset.js';
import type { BadInput } from './BadInput.js';
import { badData, firstImage, firstMask } from './dataFolder.js';
import { pngOf } from './pngOf.js';

function mask(
  code: ErrorCode,
  title: string,
  make: () => Promise<Uint8Array | string> | Uint8Array | string,
  file = firstMask,
): BadInput {
  return badData(code, file, title, async (root) => writeFile(path.join(root, file), await make()));
}

const unreadable = 'FOLDCAM_E_IMAGE_UNREADABLE';
const size = 'FOLDCAM_E_MASK_SIZE';
const empty = 'FOLDCAM_E_MASK_EMPTY';
const second = 'benign/benign (1)_mask_1.png';

const instead = (
  title: string,
  code: ErrorCode,
  names: string,
  put: (file: string) => Promise<unknown>,
): BadInput =>
  badData(code, names, title, async (root) => {
    const file = path.join(root, firstMask);
    await rm(file);
    await put(file);
  });

/** Masks: missing, empty, of another size, unreadable, behind links. */
export const badMasks: readonly BadInput[] = [
  mask(unreadable, 'an empty file', () => ''),
  mask(unreadable, 'text', () => 'no mask'),
  mask(unreadable, 'a polygon as JSON', () => '{"polygon": [[1, 2], [3, 4], [5, 6]]}'),
  mask(unreadable, 'a mask cut in half', async () => (await maskPng(100)).subarray(0, 60)),
  mask(unreadable, 'a mask 65,000 pixels wide', () => pngOf({ width: 65_000, height: 8 })),
  mask(unreadable, 'a mask that unfolds to 3 gigapixels', () =>
    pngOf({ width: 65_000, height: 50_000, rows: new Uint8Array(9) }),
  ),
  mask(
    unreadable,
    'a drawing',
    () => '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="32"/>',
  ),
  mask(unreadable, 'a second mask that is empty', () => '', second),
  mask(
    unreadable,
    'a second mask that is cut',
    async () => (await maskPng(100)).subarray(0, 50),
    second,
  ),
  mask(size, 'one column less', () => maskPng(100, 39, 32)),
  mask(size, 'one row more', () => maskPng(100, 40, 33)),
  mask(size, 'width and height exchanged', () => maskPng(100, 32, 40)),
  mask(size, 'half the size', () => maskPng(20, 20, 16)),
  mask(size, 'one pixel', () => maskPng(1, 1, 1)),
  mask(size, 'turned by EXIF', () =>
    makeImage(40, 32, (x) => [x > 9 ? 255 : 0])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer(),
  ),
  mask(size, 'a second mask of another size', () => maskPng(20, 20, 16), second),
  mask(empty, 'all black', () => maskPng(0)),
  mask(empty, 'all black in 16 bits', () =>
    makeImage(40, 32, () => [0], 16)
      .png()
      .toBuffer(),
  ),
  mask(empty, 'all black in colour', () =>
    makeImage(40, 32, () => [0, 0, 0])
      .png()
      .toBuffer(),
  ),
  mask(empty, 'all black, drawn in its alpha', () =>
    makeImage(40, 32, (x) => [0, 9 * (x % 9)])
      .png()
      .toBuffer(),
  ),
  mask(empty, 'all black as JPEG', () =>
    makeImage(40, 32, () => [0])
      .jpeg()
      .toBuffer(),
  ),
  mask(empty, 'all black as BMP', () =>
    makeBmp({ bits: 24, width: 40, height: 32, pixel: () => [0, 0, 0] }),
  ),
  instead('no mask', 'FOLDCAM_E_MASK_MISSING', firstImage, () => Promise.resolve()),
  instead('a mask of another name', 'FOLDCAM_E_MASK_MISSING', firstImage, async (file) =>
    writeFile(file.replace('_mask', '-mask'), await maskPng(9)),
  ),
  instead('a folder of the mask’s name', 'FOLDCAM_E_MASK_MISSING', firstImage, (file) =>
    mkdir(file),
  ),
  instead('a mask in another folder', 'FOLDCAM_E_MASK_MISSING', firstImage, async (file) =>
    writeFile(file.replace('/benign/', '/malignant/'), await maskPng(9)),
  ),
  instead('a link that leads nowhere', 'FOLDCAM_E_MASK_MISSING', firstImage, (file) =>
    symlink('nowhere.png', file),
  ),
  instead('a link to itself', 'FOLDCAM_E_MASK_MISSING', firstImage, (file) =>
    symlink(path.basename(file), file),
  ),
  instead('a link that leads outside', 'FOLDCAM_E_PATH_OUTSIDE', firstMask, async (file) => {
    await cp(file.replace('(1)', '(2)'), path.resolve(path.dirname(file), '../../outside.png'));
    await symlink('../../outside.png', file);
  }),
  instead('a link to a system file', 'FOLDCAM_E_PATH_OUTSIDE', firstMask, (file) =>
    symlink('/etc/hostname', file),
  ),
];
