import { joinMaps, seriesArtifacts } from '../../adapters/cells/maps.js';
import { cellsCsv, outcomesCsv, predictionsCsv } from '../../adapters/csv/reportTables.js';
import { classificationCsv, pointingCsv } from '../../adapters/csv/summaryTables.js';
import { writeTable } from '../../adapters/csv/writeTable.js';
import { loadDataset } from '../../adapters/dataset/loadDataset.js';
import { renderReport } from '../../adapters/page/renderReport.js';
import { readPlan } from '../../adapters/sweep/readPlan.js';
import { findPackage } from '../../adapters/env/findPackage.js';
import type { ObjectStore } from '../../core/ports.js';
import type { ReportJob } from '../../core/jobs/Job.js';
import { assembleReport } from '../../core/report/assembleReport.js';
import { mapSeries, sweepFile } from '../../core/store/layout.js';
import type { Plan } from '../../core/sweep/Plan.js';
import type { Context } from '../context.js';
import { collectFaithfulness } from './collectFaithfulness.js';
import { collectSwaps } from './collectSwaps.js';
import { collectSweep } from './collectSweep.js';
import { collectUngrouped } from './collectUngrouped.js';
import { drawGallery } from './drawGallery.js';

/** Writes a sweep's report and tables; report.json last, so that it marks them as complete. */
export async function report(
  job: ReportJob,
  context: Context,
): Promise<{ readonly missing: number }> {
  const { store } = context;
  const plan = await readPlan(store, job.sweep);
  const dataset = await loadDataset(store, plan.dataset);
  for (const cell of plan.cells) await joinMaps(store, plan, cell);
  const collected = await collectSweep(plan, dataset, job, context);
  const { predictions, outcomes, cells } = collected;
  const ungrouped = await collectUngrouped(plan, dataset, job, context);
  const tested = await collectFaithfulness(plan, dataset, job, context, collected.missing);
  const missing = [...collected.missing, ...ungrouped.missing, ...tested.missing];
  const swaps = await collectSwaps(plan, dataset, outcomes, context);
  const document = assembleReport({
    ...collected,
    ...{ plan, dataset, version: findPackage().version, swaps, missing },
    engines: [...collected.engines, ...ungrouped.engines],
    ungrouped: ungrouped.predictions,
    faithfulness: tested.rows,
  });
  const gallery = await drawGallery(plan, dataset, predictions, outcomes, context);
  const page = renderReport(document, { predictions, gallery });
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const put = (file: string, body: Uint8Array) => store.put(sweepFile(plan.id, file), body);
  await put('predictions.csv', predictionsCsv(predictions));
  if (plan.ungrouped) {
    await put('predictions-ungrouped.csv', predictionsCsv(ungrouped.predictions));
  }
  await put('outcomes.csv', outcomesCsv(outcomes));
  await put('cells.csv', cellsCsv(cells));
  await put('classification.csv', classificationCsv(document));
  await put('pointing.csv', pointingCsv(document));
  await put('overlays/index.csv', await overlayIndex(store, plan));
  await put('report.html', encode(page));
  await put('report.json', encode(`${JSON.stringify(document, undefined, 1)}\n`));
  return { missing: missing.length };
}

// Overlays lie with their cells, where other sweeps find them too; the index says which are this one's.
async function overlayIndex(store: ObjectStore, plan: Plan): Promise<Uint8Array> {
  const rows: Record<string, string | number>[] = [];
  for (const cell of plan.cells) {
    for (const series of mapSeries(plan.spec)) {
      const artifacts = await seriesArtifacts(store, cell.key, series, plan.spec);
      for (const { key } of artifacts ?? []) {
        if (!key.includes('/overlays/')) continue;
        rows.push({ run: cell.run, fold: cell.fold, ...series, key });
      }
    }
  }
  return writeTable(['run', 'fold', 'method', 'target', 'key'], rows);
}
