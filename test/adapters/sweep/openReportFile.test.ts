import { describe, expect, test } from 'vitest';
import { openDirectoryStore } from '../../../adapters/store/directory.js';
import { openReportFile } from '../../../adapters/sweep/openReportFile.js';
import { readReport } from '../../../adapters/sweep/readReport.js';
import { mostPaired } from '../../../core/report/compareRuns.js';
import type { Report, ReportHead, ReportTail } from '../../../core/report/Report.js';
import { smallReport } from '../../support/smallReport.js';
import { temporaryFolders } from '../../support/temporaryFolders.js';

const makeFolder = temporaryFolders();

async function written(report: Report): Promise<{ text: string; read: Report | undefined }> {
  const store = openDirectoryStore(await makeFolder());
  const { runs, comparisons, selection, leakage, missing, methods, ...head } = report;
  const tail: ReportTail = { comparisons, selection, leakage, missing, methods };
  const file = openReportFile(store, 'one', head satisfies ReportHead, runs.length);
  for (const run of runs) await file.add(run);
  await file.close(tail);
  const text = String(await store.get('sweeps/one/report.json'));
  return { text, read: await readReport(store, 'one') };
}

describe('openReportFile', () => {
  const [run] = smallReport().runs;
  if (!run) throw new Error('no run');

  test('gives the text of a report that is written at once', async () => {
    const report = smallReport({ runs: [run, { ...run, id: 'a "second"\none' }], methods: 'a\nb' });
    const { text, read } = await written(report);
    expect(text).toBe(`${JSON.stringify(read, undefined, 1)}\n`);
    expect(read).toEqual(report);
  });

  test('gives many runs a line each', async () => {
    const runs = Array.from({ length: mostPaired + 1 }, (_, i) => ({ ...run, id: `run-${i}` }));
    const { text, read } = await written(smallReport({ runs }));
    expect(read?.runs).toEqual(runs);
    const lines = text.split('\n').filter((line) => line.includes('"id":"run-'));
    expect(lines).toHaveLength(runs.length);
  });

  test('is a report without runs, too', async () => {
    expect((await written(smallReport({ runs: [] }))).read?.runs).toEqual([]);
  });
});
