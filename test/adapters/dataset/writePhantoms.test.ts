import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { readDataset } from '../../../adapters/dataset/readDataset.js';
import { hasPhantoms, writePhantoms } from '../../../adapters/dataset/writePhantoms.js';
import { sha256Hex } from '../../../adapters/digest/sha256.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const options = { images: 10, seed: 3, malignant: 0.4 };

async function digests(root: string): Promise<Record<string, string>> {
  const files = await readdir(root, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async (file) => {
      const full = path.join(file.parentPath, file.name);
      return [path.relative(root, full), sha256Hex(await readFile(full))] as const;
    });
  return Object.fromEntries(await Promise.all(entries));
}

describe('writePhantoms', () => {
  it('writes a data set without a fault: the labels in their shares, marked as generated', async () => {
    const root = await folder();
    await writePhantoms(root, options);
    const source = await openSource(root, '/');
    const { dataset, problems } = await readDataset(source, {
      labels: ['benign', 'malignant'],
      k: 4,
    });
    expect(problems).toEqual([]);
    const count = (label: string) => dataset?.entries.filter((e) => e.label === label).length;
    expect([count('benign'), count('malignant')]).toEqual([6, 4]);
    // No two phantoms are alike: each is a group of its own.
    expect(new Set(dataset?.entries.map(({ group }) => group)).size).toBe(10);
    expect(dataset?.generated).toBe('10 generated phantoms (seed 3), not images of patients');
  });

  it('writes the same bytes for the same seed, and others for another', async () => {
    const [one, again, other] = [await folder(), await folder(), await folder()];
    const few = { ...options, images: 4 };
    await writePhantoms(one, few);
    await writePhantoms(again, few);
    await writePhantoms(other, { ...few, seed: 4 });
    expect(await digests(again)).toEqual(await digests(one));
    const values = Object.values(await digests(one));
    expect(Object.values(await digests(other)).filter((d) => values.includes(d))).toEqual([]);
  });

  it('plants the class where it is told, in images of which no two are alike, and says so', async () => {
    const root = await folder();
    await writePhantoms(root, { ...options, malignant: 0.5, plant: 'nowhere' });
    const source = await openSource(root, '/');
    const { dataset, problems } = await readDataset(source, {
      labels: ['benign', 'malignant'],
      k: 5,
    });
    expect(problems).toEqual([]);
    // Nothing tells the classes apart, and yet none is a copy of one of the other.
    expect(new Set(dataset?.entries.map(({ group }) => group)).size).toBe(10);
    expect(dataset?.generated).toBe(
      '10 generated phantoms (seed 3, class planted nowhere), not images of patients',
    );
  });

  it('a folder has phantoms only when they are all there', async () => {
    const root = await folder();
    expect(await hasPhantoms(root)).toBe(false);
    await writePhantoms(root, { ...options, images: 2 });
    expect(await hasPhantoms(root)).toBe(true);
  });
});
