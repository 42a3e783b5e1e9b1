import { checkFormat } from '../../core/errors/checkFormat.js';
import { FoldcamError } from '../../core/errors/FoldcamError.js';
import type { ObjectStore } from '../../core/ports.js';
import { reportSchema, type Report } from '../../core/report/Report.js';
import { sweepFile } from '../../core/store/layout.js';

/** A sweep's report, or nothing where none was written yet. */
export async function readReport(store: ObjectStore, sweep: string): Promise<Report | undefined> {
  const key = sweepFile(sweep, 'report.json');
  const body = await store.get(key);
  if (!body) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    checkFormat(value, 'foldcam.report/1', key);
    return reportSchema.parse(value);
  } catch (cause) {
    if (cause instanceof FoldcamError) throw cause;
    throw new FoldcamError('FOLDCAM_E_ARTIFACT_CORRUPT', `${key} is not a report`, {
      where: { file: key },
      cause,
      remedy: 'Remove the file and run the sweep again: finished cells are not computed anew.',
    });
  }
}
