import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { BackboneRecipe } from './BackboneRecipe.js';

const perChannel = z.union([z.number(), z.tuple([z.number(), z.number(), z.number()])]);

const sidecarSchema = z.strictObject({
  preprocessing: z.strictObject({ scale: perChannel, offset: perChannel }),
  taps: z.array(z.string()).min(1),
  blocks: z.array(z.string()).min(1).optional(),
});

/**
 * What foldcam.json beside a model says: what only the model's author knows.
 * @returns undefined where there is none
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when it is not of the form it must have
 */
export async function readSidecar(folder: string): Promise<BackboneRecipe | undefined> {
  const file = path.join(folder, 'foldcam.json');
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return sidecarSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${file} cannot be used`, {
      where: { file },
      cause,
      remedy:
        'It needs {"preprocessing": {"scale": …, "offset": …}, "taps": ["…"]}; `blocks` may follow. Scale and offset are a number or three.',
    });
  }
}
