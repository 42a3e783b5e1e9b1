import * as z from 'zod';

/** Raised when a worker of the version before could not run the job. */
export const jobFormat = 'foldcam.job/1';

const format = z.literal(jobFormat);

/** Reads a submitted sweep file from the store, ingests, plans, enqueues the flow. */
export const produceJobSchema = z.strictObject({
  format,
  submission: z.string(),
  /** Folder that a relative `data:` starts from, on the producer's machine. */
  base: z.string(),
});

/** One cell on its way through train, explain and score. */
export const cellJobSchema = z.strictObject({
  format,
  sweep: z.string(),
  generation: z.int(),
  cell: z.string(),
  run: z.string(),
  fold: z.int(),
  /** A fold of those that ignore groups. */
  ungrouped: z.literal(true).exactOptional(),
});

/** A cell to train. */
export const trainJobSchema = cellJobSchema.extend({
  /** When the later stages come to it; without them it is only trained. */
  turns: z.strictObject({ map: z.int(), score: z.int() }).exactOptional(),
});

/** One chunk of a cell's held-out images. */
export const mapJobSchema = cellJobSchema.extend({
  chunk: z.int().min(0),
  /** Behind the last chunk: what the stored maps have to do with the network. */
  faithfulness: z.literal(true).exactOptional(),
});

export const reportJobSchema = z.strictObject({
  format,
  sweep: z.string(),
  generation: z.int(),
});

export type ProduceJob = z.output<typeof produceJobSchema>;
export type CellJob = z.output<typeof cellJobSchema>;
export type TrainJob = z.output<typeof trainJobSchema>;
export type MapJob = z.output<typeof mapJobSchema>;
export type ReportJob = z.output<typeof reportJobSchema>;
