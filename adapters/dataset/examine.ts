import type { Candidate, Examined } from '../../core/dataset/Candidate.js';
import { describePicture } from '../../core/dataset/copies/picture.js';
import { perceptualHash } from '../../core/dataset/perceptualHash.js';
import type { ErrorCode } from '../../core/errors/catalogue.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { Problem } from '../../core/errors/Problem.js';
import type { ObjectStore } from '../../core/ports.js';
import { sha256Hex } from '../digest/sha256.js';
import { readGrey } from '../pixels/readGrey.js';
import { readMask, type MaskFile } from '../pixels/readMask.js';
import type { Seen, SeenImages } from './seenImages.js';

/**
 * Opens an image and its masks; what is wrong with them, or what they are.
 * @param seen what was in order before is not decoded again
 */
export async function examine(
  source: ObjectStore,
  candidate: Candidate,
  seen?: SeenImages,
): Promise<Examined | readonly Problem[]> {
  const problems: Problem[] = [];
  const problem = (code: ErrorCode, message: string, file?: string): void => {
    // A row is one of the manifest: it says more than the file, which the message names.
    const inManifest = candidate.place.row !== undefined;
    const where = inManifest || file === undefined ? candidate.place : { file };
    problems.push({ code, severity: 'error', message, where });
  };
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FoldcamError) || !error.permanent) throw error;
      problem(error.code, error.message, error.where?.file);
      return undefined;
    }
  };
  const read = (file: string, code: ErrorCode): Promise<MaskFile | undefined> =>
    attempt(async () => {
      const bytes = await source.get(file);
      if (!bytes) throw new FoldcamError(code, `${file} is not there`, { where: { file } });
      return { file, bytes };
    });
  const image = await read(candidate.image, 'FOLDCAM_E_IMAGE_UNREADABLE');
  if (candidate.masks.length === 0)
    problem('FOLDCAM_E_MASK_MISSING', `${candidate.id} has no mask`);
  const files = await Promise.all(
    candidate.masks.map((file) => read(file, 'FOLDCAM_E_MASK_MISSING')),
  );
  const masks = files.filter((file) => file !== undefined);
  const opened = image && [image, ...masks].map(({ bytes }) => bytes);
  if (problems.length === 0 && opened) {
    const known = await seen?.get(opened);
    if (known) return { ...candidate, ...known };
  }
  const grey = image && (await attempt(() => readGrey(image.bytes, image.file)));
  const mask = masks.length > 0 ? await attempt(() => readMask(masks)) : undefined;
  if (grey && mask && (mask.width !== grey.width || mask.height !== grey.height)) {
    problem(
      'FOLDCAM_E_MASK_SIZE',
      `the mask of ${candidate.id} is ${mask.width}×${mask.height}, the image ${grey.width}×${grey.height}`,
      candidate.masks[0],
    );
  }
  const area = mask?.data.reduce((sum, inside) => sum + inside, 0) ?? 0;
  if (mask && area === 0) {
    problem(
      'FOLDCAM_E_MASK_EMPTY',
      `the mask of ${candidate.id} marks no pixel`,
      candidate.masks[0],
    );
  }
  if (problems.length > 0 || !opened || !grey || !mask) return problems;
  const { width, height } = grey;
  const hash = perceptualHash(grey.data, width, height);
  const picture = describePicture(grey.data, width, height);
  const shown: Seen = {
    imageSha256: sha256Hex(image.bytes),
    maskSha256: masks.map(({ bytes }) => sha256Hex(bytes)),
    width,
    height,
    lesionShare: area / mask.data.length,
    pixels: `${width}×${height} ${sha256Hex(grey.data)}`,
    ...(hash ? { hash } : {}),
    ...(picture ? { picture } : {}),
  };
  await seen?.put(opened, shown);
  return { ...candidate, ...shown };
}
