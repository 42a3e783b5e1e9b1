import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openSource } from '../../adapters/dataset/openSource.js';
import { readDataset } from '../../adapters/dataset/readDataset.js';
import type { ErrorCode } from '../../core/errors/catalogue.js';
import { manifestOf, maskPng, specklePng } from '../support/writeDataset.js';
import type { BadInput } from './BadInput.js';

const counts = { benign: 2, malignant: 2 };
const ids = Object.entries(counts).flatMap(([label, count]) =>
  Array.from({ length: count }, (_, i) => ({ label, name: `${label} (${i + 1})` })),
);
const drawn = Promise.all(
  ids.map(async (one) => ({ ...one, image: await specklePng(one.name), mask: await maskPng(100) })),
);

/** A manifest of the data set below; rows added to it begin at row 6. */
export const goodRows = manifestOf(counts);

export const firstImage = 'benign/benign (1).png';
export const firstMask = 'benign/benign (1)_mask.png';

/** Two images a label, each with its mask, in a folder `data`; nothing is wrong with it. */
export async function layOut(folder: string): Promise<string> {
  const root = path.join(folder, 'data');
  for (const label of Object.keys(counts)) await mkdir(path.join(root, label), { recursive: true });
  for (const { label, name, image, mask } of await drawn) {
    await writeFile(path.join(root, label, `${name}.png`), image);
    await writeFile(path.join(root, label, `${name}_mask.png`), mask);
  }
  return root;
}

export async function look(address: string) {
  return readDataset(await openSource(address, '/'), { labels: ['benign', 'malignant'], k: 2 });
}

/** A data set with one fault. */
export function badData(
  code: ErrorCode,
  names: string,
  title: string,
  damage: (root: string) => Promise<unknown>,
): BadInput {
  return {
    title,
    code,
    names,
    prepare: async (folder) => {
      const root = await layOut(folder);
      await damage(root);
      return () => look(root);
    },
  };
}
