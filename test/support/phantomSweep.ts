import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writePhantoms } from '../../adapters/dataset/writePhantoms.js';

export interface PhantomSweep {
  readonly file: string;
  readonly images: number;
}

/** A small but real sweep over generated images: three folds, two methods. */
export async function phantomSweep(
  folder: string,
  more = '',
  methods = 'methods: [grad-cam, layer-cam]\n',
): Promise<PhantomSweep> {
  const images = 36;
  await mkdir(folder, { recursive: true });
  await writePhantoms(path.join(folder, 'phantoms'), { images, seed: 3, malignant: 0.5 });
  const file = path.join(folder, 'sweep.yaml');
  const text = `name: small\ndata: ./phantoms\nfolds: { k: 3 }\n${methods}${more}`;
  await writeFile(file, text);
  return { file, images };
}

/** What a report says, byte for byte. */
export function readReportBytes(page: string): Promise<string> {
  return readFile(path.join(path.dirname(page.trim()), 'report.json'), 'utf8');
}
