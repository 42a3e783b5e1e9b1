import { joinMaps } from '../../adapters/cells/maps.js';
import { overlayTable } from '../../adapters/csv/overlayTable.js';
import { cellTable, outcomeTable, predictionTable } from '../../adapters/csv/reportTables.js';
import { classificationTable, pointingTable } from '../../adapters/csv/summaryTables.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { findPackage } from '../../adapters/env/findPackage.js';
import { mostShown, runLine, type RunLine } from '../../adapters/page/PageReport.js';
import { renderReport } from '../../adapters/page/renderReport.js';
import { openReportFile } from '../../adapters/sweep/openReportFile.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import { openReport } from '../../core/report/openReport.js';
import type { RunReport } from '../../core/report/Report.js';
import { sweepFile } from '../../core/store/layout.js';
import type { Context } from '../context.js';
import { collectCells } from './collectCells.js';
import { collectUngrouped } from './collectUngrouped.js';
import { listOverlays } from './listOverlays.js';
import { openFiles, type OpenFiles } from './openFiles.js';
import { openSwaps } from './openSwaps.js';
import { reportRuns } from './reportRuns.js';

/**
 * Writes a sweep's report and tables. No more outcomes are held at a time than a run has. The files appear
 * when all are made, report.json last, so that it marks them as complete.
 */
export async function report(
  job: ReportJob,
  context: Context,
): Promise<{ readonly missing: number }> {
  const files = openFiles(context.store, job.sweep);
  try {
    return await writeReport(job, context, files);
  } catch (error) {
    await files.abandon();
    throw error;
  }
}

async function writeReport(
  job: ReportJob,
  context: Context,
  files: OpenFiles,
): Promise<{ readonly missing: number }> {
  const { store } = context;
  const plan = await readPlan(store, job.sweep);
  const dataset = await loadDataset(store, plan.dataset);
  for (const cell of plan.cells) await joinMaps(store, plan, cell);
  const predictions = files.open('predictions.csv', predictionTable);
  const collected = await collectCells(plan, dataset, job, context, predictions.add);
  const ignored = plan.ungrouped && files.open('predictions-ungrouped.csv', predictionTable);
  const ungrouped = await collectUngrouped(plan, dataset, job, context, ignored?.add);
  const outcomes = files.open('outcomes.csv', outcomeTable);
  const cells = files.open('cells.csv', cellTable);
  const classification = files.open('classification.csv', classificationTable);
  const pointing = files.open('pointing.csv', pointingTable);
  const overlays = files.open('overlays/index.csv', overlayTable);
  await cells.add(collected.cells);
  await listOverlays(store, plan, overlays.add);
  const swaps = await openSwaps(plan, dataset, context);
  const made = openReport({
    ...{ plan, dataset, version: findPackage().version },
    engines: [...collected.engines, ...ungrouped.engines],
    predictionsOf: collected.predictions.of,
    ungroupedOf: ungrouped.predictions.of,
    validations: collected.validations,
    swapped: swaps.any,
  });
  const document = openReportFile(store, plan.id, made.head, plan.runs.length);
  try {
    const shown: RunReport[] = [];
    const later: RunLine[] = [];
    const reported = await reportRuns(
      { plan, dataset, collected, swaps, report: made },
      job,
      context,
      {
        outcomes: outcomes.add,
        run: async (run) => {
          await classification.add(run);
          await pointing.add(run);
          await document.add(run);
          if (shown.length < mostShown) shown.push(run);
          else later.push(runLine(run));
        },
      },
    );
    const { scored, tested, gallery } = reported;
    const missing = [...collected.missing, ...scored, ...ungrouped.missing, ...tested];
    const tail = made.finish(missing);
    const page = renderReport(
      { ...made.head, runs: shown, later, ...tail },
      { predictions: shown.flatMap(({ id }) => collected.predictions.of(id)), gallery },
    );
    await files.close();
    await store.put(sweepFile(plan.id, 'report.html'), new TextEncoder().encode(page));
    await document.close(tail);
    return { missing: missing.length };
  } catch (error) {
    await document.abandon();
    throw error;
  }
}
