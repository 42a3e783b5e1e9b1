import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { stampFile } from './enginePaths.js';

const schema = z.strictObject({
  format: z.literal('foldcam.engine/1'),
  id: z.string(),
  flavour: z.enum(['cpu', 'gpu']),
  /** The library's own version. */
  tensorflow: z.string(),
  wheels: z.array(z.strictObject({ file: z.string(), sha256: z.string(), licence: z.string() })),
});

/** What an installation says of itself. */
export type Stamp = z.output<typeof schema>;

/** The stamp in a folder; undefined where there is none that this version understands. */
export async function readStamp(engine: string): Promise<Stamp | undefined> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(stampFile(engine), 'utf8')));
    return parsed.data;
  } catch {
    return undefined;
  }
}
