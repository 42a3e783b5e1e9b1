import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { readGrey } from './readGrey.js';

export interface Mask {
  /** 1 inside a lesion, height × width. */
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface MaskFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * An image's lesions, united with OR. Each mask is binarised at half of its range: 0 and 255, 0 and 1
 * and smoothed edges all come out right.
 * @throws FoldcamError FOLDCAM_E_IMAGE_UNREADABLE, or FOLDCAM_E_MASK_SIZE when the masks differ in size
 */
export async function readMask(files: readonly MaskFile[]): Promise<Mask> {
  let united: Mask | undefined;
  for (const { file, bytes } of files) {
    const grey = await readGrey(bytes, file);
    const { width, height } = grey;
    united ??= { data: new Uint8Array(width * height), width, height };
    if (united.width !== width || united.height !== height) {
      throw new FoldcamError(
        'FOLDCAM_E_MASK_SIZE',
        `${file} has another size than the first mask`,
        {
          where: { file },
        },
      );
    }
    const highest = grey.data.reduce((most, value) => (value > most ? value : most), 0);
    const { data } = united;
    for (let i = 0; i < data.length; i++) {
      if ((grey.data[i] as number) * 2 > highest) data[i] = 1;
    }
  }
  if (!united) throw new RangeError('an image without a mask');
  return united;
}
