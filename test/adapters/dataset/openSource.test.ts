import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../adapters/dataset/openSource.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function made(): Promise<string> {
  const base = await folder();
  await mkdir(path.join(base, 'data'));
  await writeFile(path.join(base, 'data', 'images.csv'), 'image,label\n');
  return base;
}

describe('openSource', () => {
  it('opens a folder relative to the base, by its full path and by its address', async () => {
    const base = await made();
    const full = path.join(base, 'data');
    for (const address of ['data', './data/', full, pathToFileURL(full).href]) {
      const source = await openSource(address, base);
      expect(source.manifest).toBeUndefined();
      expect(await source.store.get('images.csv')).toHaveLength(12);
    }
  });

  it('opens a CSV file as the manifest of its folder', async () => {
    const base = await made();
    const source = await openSource('data/images.csv', base);
    expect(source.manifest).toBe('images.csv');
    expect(await source.store.get('images.csv')).toHaveLength(12);
  });

  it('a folder that is itself a link is the data set', async () => {
    const base = await made();
    await symlink('data', path.join(base, 'link'));
    await symlink('images.csv', path.join(base, 'data', 'inside.csv'));
    const { store } = await openSource('link', base);
    expect(await store.get('inside.csv')).toHaveLength(12);
  });

  it.each(['nowhere', '/no/such/folder', 'file:///no/such/folder', 'file://host/share'])(
    'says that there is nothing at %s',
    async (address) => {
      await expect(openSource(address, await folder())).rejects.toMatchObject({
        code: 'FOLDCAM_E_DATA_NOT_FOUND',
      });
    },
  );

  it('opens a prefix, and a CSV file, of a bucket', async () => {
    const whole = await openSource('s3://bucket/data/busi', '/');
    expect([whole.store.url, whole.manifest]).toEqual(['s3://bucket/data/busi', undefined]);
    const csv = await openSource('s3://bucket/data/images.csv', '/');
    expect([csv.store.url, csv.manifest]).toEqual(['s3://bucket/data', 'images.csv']);
    await Promise.all([whole.store.close(), csv.store.close()]);
  });
});
