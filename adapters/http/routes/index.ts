import type { Route } from '../Route.js';
import { followEventsRoutes } from './followEvents.js';
import { getCellRoute } from './getCell.js';
import { getMapRoute } from './getMap.js';
import { getOutlineRoute } from './getOutline.js';
import { getPixelsRoute } from './getPixels.js';
import { getReportRoutes } from './getReport.js';
import { getResultsRoute } from './getResults.js';
import { getSweepRoute } from './getSweep.js';
import { getTableRoutes } from './getTable.js';
import { healthRoutes } from './health.js';
import { listCellsRoute } from './listCells.js';
import { listImagesRoute } from './listImages.js';
import { listSweepsRoute } from './listSweeps.js';
import { removeSweepRoute } from './removeSweep.js';
import { retrySweepRoute } from './retrySweep.js';
import { steerSweepRoutes } from './steerSweep.js';
import { submitSweepRoute } from './submitSweep.js';
import { telemetryRoutes } from './telemetry.js';

/** Every address of the API, in the order in which the document lists them. */
export const routes: readonly Route[] = [
  submitSweepRoute,
  listSweepsRoute,
  getSweepRoute,
  ...steerSweepRoutes,
  retrySweepRoute,
  removeSweepRoute,
  listCellsRoute,
  getCellRoute,
  getMapRoute,
  getResultsRoute,
  ...getTableRoutes,
  listImagesRoute,
  getPixelsRoute,
  getOutlineRoute,
  ...getReportRoutes,
  ...followEventsRoutes,
  ...healthRoutes,
  ...telemetryRoutes,
];
