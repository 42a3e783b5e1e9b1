import { utimes } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { publishResult, putArtifact } from '../../../adapters/cells/artifacts.js';
import { findStrays, removeStrays } from '../../../adapters/cells/findStrays.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const day = 86_400_000;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A cell with a manifest, beside it what another worker left; and a cell without one. */
async function leftovers() {
  const place = await folder();
  const store = openStore(place);
  const named = await putArtifact(store, 'cells/a/model/', 'head.npz', bytes('first'));
  const beside = await putArtifact(store, 'cells/a/model/', 'head.npz', bytes('second'));
  const alone = await putArtifact(store, 'cells/b/model/', 'training.json', bytes('{}'));
  await publishResult(store, 'cells/a/manifest.json', { kind: 'cell', of: {}, artifacts: [named] });
  const age = async (key: string, ms: number): Promise<void> => {
    const then = new Date(Date.now() - ms);
    await utimes(path.join(place, key), then, then);
  };
  const strays = [beside.key, alone.key].sort();
  return { store, named: named.key, strays, age };
}

describe('findStrays', () => {
  it('finds what no manifest names, and nothing else', async () => {
    const { store, strays } = await leftovers();
    const found: string[] = [];
    for await (const { key } of findStrays(store)) found.push(key);
    expect(found).toEqual(strays);
  });

  it('takes a manifest that cannot be read for a stray, with all that it alone named', async () => {
    const { store, strays, named } = await leftovers();
    await store.put('cells/a/manifest.json', bytes('{"format'));
    const found: string[] = [];
    for await (const { key } of findStrays(store)) found.push(key);
    expect(found.sort()).toEqual([...strays, named, 'cells/a/manifest.json'].sort());
  });

  it('finds nothing in a cell whose manifest another version wrote', async () => {
    const { store, strays } = await leftovers();
    await store.put('cells/a/manifest.json', bytes('{"format": "foldcam.manifest/99"}'));
    const found: string[] = [];
    for await (const { key } of findStrays(store)) found.push(key);
    expect(found).toEqual(strays.filter((key) => key.startsWith('cells/b/')));
  });
});

describe('removeStrays', () => {
  it('removes those that are old enough, and never what a manifest names', async () => {
    const { store, named, strays, age } = await leftovers();
    const [old = '', young = ''] = strays;
    await age(old, day + 60_000);
    await age(named, 9 * day);
    expect(await removeStrays(store, day)).toEqual({ removed: [old], younger: 1 });
    expect(await store.head(young)).toBeDefined();
    expect(await store.head(named)).toBeDefined();
    expect(await removeStrays(store, 0)).toEqual({ removed: [young], younger: 0 });
    expect(await store.head(named)).toBeDefined();
  });
});
