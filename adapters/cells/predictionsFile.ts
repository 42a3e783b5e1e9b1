import * as z from 'zod';
import { csvFile } from '../csv/csvFile.js';

const row = z.object({
  image: z.string(),
  label: z.string(),
  logit: z.coerce.number(),
  probability: z.coerce.number(),
  predicted: z.string(),
});

/** A held-out image's prediction, without the run and fold: those are the sweep's, not the cell's. */
export type CellPrediction = z.output<typeof row>;

export const predictionsFile = csvFile(row);
