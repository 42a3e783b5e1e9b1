import * as z from 'zod';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { parseJson } from '../store/parseJson.js';
import { datasetManifest } from '../../core/store/layout.js';

const file = z.object({ file: z.string(), sha256: z.string() });

const schema = z.object({
  format: z.literal('foldcam.dataset/1'),
  digest: z.string(),
  labels: z.tuple([z.string(), z.string()]),
  entries: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      group: z.string(),
      image: file,
      width: z.int(),
      height: z.int(),
      masks: z.array(file),
      spacing: z.object({ x: z.number(), y: z.number() }).exactOptional(),
    }),
  ),
  leftOut: z.array(z.object({ label: z.string(), images: z.int() })),
  alike: z
    .array(
      z.object({
        images: z.tuple([z.string(), z.string()]),
        by: z.enum(['pixels', 'speckle', 'hash']),
      }),
    )
    .exactOptional(),
  generated: z.string().exactOptional(),
});

/** @throws FoldcamError FOLDCAM_E_ARTIFACT_CORRUPT when the store does not hold the data set */
export async function loadDataset(store: ObjectStore, digest: string): Promise<Dataset> {
  const key = datasetManifest(digest);
  const body = await store.get(key);
  if (!body) {
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} is missing`, {
      where: { file: key },
      remedy: 'Submit the sweep again: its data set is ingested anew.',
    });
  }
  const parsed = schema.safeParse(parseJson(body, key));
  if (parsed.success) return parsed.data;
  throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} is not a data set`, {
    where: { file: key },
    cause: parsed.error,
  });
}
