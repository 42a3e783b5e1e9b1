import { describe, expect, test } from 'vitest';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { readMissing } from '../../../adapters/sweep/readMissing.js';
import type { Missing } from '../../../core/report/Report.js';
import { smallReport } from '../../support/smallReport.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const makeFolder = temporaryFolders();

const gap = (fold: number): Missing => ({
  ...{ cell: `c${fold}`, run: 'r', fold, stage: 'train', code: 'FOLDCAM_E_WORKER_LOST' },
  message: 'it said:\n ],\n "missing": [\u2028',
  remedy: 'what to do',
});

async function read(text: string) {
  const store = openDirectoryStore(await makeFolder());
  await store.put('sweeps/one/report.json', new TextEncoder().encode(text));
  return readMissing(store, 'one');
}

describe('readMissing', () => {
  test.each([0, 1, 3])('finds %i cells in a report as it is written', async (count) => {
    const missing = Array.from({ length: count }, (_, fold) => gap(fold));
    const report = smallReport({ missing, methods: 'after them' });
    expect(await read(`${JSON.stringify(report, undefined, 1)}\n`)).toEqual(missing);
  });

  test('reads a report that is laid out otherwise', async () => {
    expect(await read(JSON.stringify(smallReport({ missing: [gap(1)] })))).toEqual([gap(1)]);
  });

  test('tells a report that cannot be read from one that is not there', async () => {
    await expect(read('{\n "missing": [\n  {')).rejects.toMatchObject({
      code: 'FOLDCAM_E_ARTIFACT_CORRUPT',
    });
    const store = openDirectoryStore(await makeFolder());
    expect(await readMissing(store, 'one')).toBeUndefined();
  });
});
