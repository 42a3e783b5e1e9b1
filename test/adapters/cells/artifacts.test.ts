import { describe, expect, it } from 'vitest';
import { getManifest, publishResult, putArtifact } from '../../../adapters/cells/artifacts.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();
const manifest = 'cells/a/manifest.json';
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('publishResult', () => {
  it('lets the first manifest stand, and has the second remove what it alone has stored', async () => {
    const store = openStore(await folder());
    const put = (name: string, text: string) =>
      putArtifact(store, 'cells/a/model/', name, bytes(text));
    const publish = (engine: string, artifacts: Awaited<ReturnType<typeof put>>[]) =>
      publishResult(store, manifest, { kind: 'cell', of: { engine }, artifacts });
    const shared = await put('training.json', '{}');
    const [first, late] = [await put('head.npz', 'first'), await put('head.npz', 'late')];
    expect(await publish('first', [shared, first])).toBe(true);
    expect(await publish('late', [shared, late])).toBe(false);
    expect(await getManifest(store, manifest)).toMatchObject({ of: { engine: 'first' } });
    expect(await store.head(late.key)).toBeUndefined();
    expect(await store.get(first.key)).toEqual(Buffer.from('first'));
    expect(await store.get(shared.key)).toEqual(Buffer.from('{}'));
  });
});
