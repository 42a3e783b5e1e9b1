import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { writeWhole } from '../../../adapters/sweep/writeWhole.js';
import { mountSmallDisk } from '../../support/smallDisk.js';

const disk = mountSmallDisk(1_000_000);
if (!disk) {
  process.stderr.write('NOT TESTED: a disk that is full or read-only. Mounting one takes root.\n');
}
afterAll(() => disk?.remove());

const root = path.join(disk?.folder ?? '', 'store');
const out = path.join(disk?.folder ?? '', 'out');
const store = openDirectoryStore(root);
const large = new Uint8Array(2_000_000);
async function* inParts(): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < 20; i++) yield await Promise.resolve(large.subarray(0, 100_000));
}
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((one) => one.isFile()).map(({ name }) => name);
}

describe.skipIf(!disk)('on a disk of a megabyte', () => {
  it('what does not fit is refused as a full store, leaves nothing, and keeps what was there', async () => {
    await store.put('kept', new Uint8Array(1_000));
    const full = { code: 'FOLDCAM_E_STORE_FULL', permanent: false };
    await expect(store.put('kept', large)).rejects.toMatchObject(full);
    await expect(store.putIfAbsent('new', large)).rejects.toMatchObject(full);
    await expect(store.putStream('new', inParts())).rejects.toMatchObject(full);
    expect(await filesIn(root)).toEqual(['kept']);
    expect(await store.get('kept')).toHaveLength(1_000);
    expect(await store.putIfAbsent('new', new Uint8Array(10))).toBe(true);
  });

  it('a result that cannot be copied out is refused, and the copy before it stays', async () => {
    const file = path.join(out, 'report.json');
    await writeWhole(file, new Uint8Array(10));
    await expect(writeWhole(file, large)).rejects.toMatchObject({ code: 'FOLDCAM_E_OUT' });
    expect(await filesIn(out)).toEqual(['report.json']);
  });

  it('one that became read-only is refused for good, and can still be read', async () => {
    disk?.makeReadOnly();
    await expect(store.put('more', new Uint8Array(1))).rejects.toMatchObject({
      code: 'FOLDCAM_E_STORE_DENIED',
      permanent: true,
      remedy: expect.stringContaining('Mount the file system') as string,
    });
    await expect(writeWhole(path.join(out, 'b'), new Uint8Array(1))).rejects.toMatchObject({
      code: 'FOLDCAM_E_OUT',
    });
    expect(await store.get('kept')).toHaveLength(1_000);
  });
});
