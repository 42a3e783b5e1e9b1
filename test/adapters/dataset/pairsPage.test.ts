import { describe, expect, test } from 'vitest';
import { pairsPage } from '../../../adapters/dataset/pairsPage.js';
import { openStore } from '../../../adapters/store/openStore.js';
import { alikePair } from '../../support/alikePair.js';
import { greyPng } from '../../support/makeImage.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const folder = temporaryFolders();

async function source() {
  const store = openStore(await folder());
  await store.put('benign/a.png', await greyPng(60, 40, (x) => 4 * x));
  await store.put('benign/b.png', await greyPng(60, 40, (x) => 3 * x));
  return store;
}

describe('pairsPage', () => {
  test('holds both pictures of each pair and what is known of it, and needs no other file', async () => {
    const page = await pairsPage(await source(), [
      alikePair('one', { labels: ['benign', 'malignant'], mirrored: true }),
      alikePair('two', { by: 'hash', correlation: null, listed: true }),
    ]);
    expect(page.match(/src="data:image\/jpeg;base64,[^"]{100,}"/g)).toHaveLength(4);
    expect(page).not.toMatch(/(src|href)="(?!data:)/);
    expect(page.match(/The labels differ/g)).toHaveLength(1);
    expect(page).toContain(
      'the same speckle · correlation 0.950 · 12 of 256 bits differ · mirrored · not in near-duplicates.csv',
    );
    expect(page).toContain(
      'alike as a whole, other speckle · 12 of 256 bits differ · in near-duplicates.csv',
    );
  });

  test('escapes names', async () => {
    const page = await pairsPage(await source(), [alikePair('<script>alert("x")</script>')]);
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;');
  });

  test('says when a picture is not there any more', async () => {
    const gone = alikePair('one', { files: ['benign/a.png', 'benign/gone.png'] });
    const page = await pairsPage(await source(), [gone]);
    expect(page.match(/<img/g)).toHaveLength(1);
    expect(page).toContain('cannot be shown');
  });
});
