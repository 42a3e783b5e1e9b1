import * as z from 'zod';
import type { ObjectStore } from '../../core/ports.js';

/** Stands beside generated images, so that no report mistakes them for patients'. */
export const phantomMarker = 'phantom.json';

const schema = z.looseObject({ generated: z.string() });

export async function readPhantomMarker(source: ObjectStore): Promise<string | undefined> {
  const bytes = await source.get(phantomMarker);
  if (!bytes) return undefined;
  try {
    return schema.parse(JSON.parse(new TextDecoder().decode(bytes))).generated;
  } catch {
    return 'images beside a phantom.json that cannot be read';
  }
}
