import { z } from 'zod';
import { plannedBackboneSchema } from '../sweep/Plan.js';
import { sweepSchema } from '../sweep/SweepSpec.js';

const count = z.int().min(0);
const interval = z.tuple([z.number(), z.number()]).nullable();

/** A figure with its 95 % interval; null where it is not defined. */
export const estimateSchema = z.strictObject({
  value: z.number().nullable(),
  ci95: interval,
  n: count,
});

/** How often something was hit, beside what chance would hit. */
export const rateSchema = z.strictObject({
  hits: count,
  n: count,
  rate: z.number().nullable(),
  ci95: interval,
  chance: z.number().nullable(),
  lift: z.number().nullable(),
});

const decisionSchema = z.strictObject({
  accuracy: estimateSchema,
  sensitivity: estimateSchema,
  specificity: estimateSchema,
  balancedAccuracy: estimateSchema,
  f1: estimateSchema,
  mcc: estimateSchema,
});

/** At a probability of 0.5; `atYouden` at the threshold each cell chose on its training side. */
export const classificationSchema = z.strictObject({
  auc: estimateSchema,
  averagePrecision: estimateSchema,
  brier: estimateSchema,
  ...decisionSchema.shape,
  atYouden: decisionSchema,
});

const perRegion = <T extends z.ZodType>(schema: T) =>
  z.strictObject({ mass: schema, peritumoral: schema, below: schema, elsewhere: schema });

const pointingRates = {
  images: count,
  regions: perRegion(rateSchema),
  /** Mass, peritumoral or below, over the images that were classified correctly: the study's 71 %. */
  inRegions: rateSchema,
  /** The same over all images. */
  inRegionsOfAll: rateSchema,
};

export const pointingSchema = z.strictObject({
  method: z.string(),
  target: z.string(),
  ...pointingRates,
  degenerate: count,
  ties: count,
  /** What a point fixed at the image's centre hits, over all images. */
  centre: z.strictObject({
    ...perRegion(z.number().nullable()).shape,
    inRegions: z.number().nullable(),
  }),
  byLabel: z.array(z.strictObject({ label: z.string(), ...pointingRates })),
});

const energySchema = estimateSchema.extend({
  chance: z.number().nullable(),
  lift: z.number().nullable(),
});

export const localisationSchema = z.strictObject({
  method: z.string(),
  target: z.string(),
  /** The share of the map's positive mass inside a region. */
  energy: z.strictObject({ ...perRegion(energySchema).shape, inRegions: energySchema }),
});

export const runReportSchema = z.strictObject({
  id: z.string(),
  backbone: z.string(),
  recipe: z.string(),
  seed: z.int(),
  classification: classificationSchema.extend({
    folds: z.array(classificationSchema.extend({ fold: z.int() })),
  }),
  pointing: z.array(pointingSchema),
  localisation: z.array(localisationSchema),
});

export const missingSchema = z.strictObject({
  cell: z.string(),
  run: z.string(),
  fold: z.int(),
  stage: z.string(),
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
});

/** report.json. Nothing in it depends on when, where or in what order the cells ran. */
export const reportSchema = z.strictObject({
  format: z.literal('foldcam.report/1'),
  sweep: z.strictObject({
    id: z.string(),
    name: z.string(),
    /** The sweep file with every default filled in, without the place of the data. */
    spec: sweepSchema.omit({ data: true }),
  }),
  dataset: z.strictObject({
    digest: z.string(),
    images: count,
    groups: count,
    labels: z.array(z.strictObject({ label: z.string(), positive: z.boolean(), images: count })),
    leftOut: z.array(z.strictObject({ label: z.string(), images: count, reason: z.string() })),
    /** What generated the images; null for real ones. */
    generated: z.string().nullable(),
  }),
  folds: z.array(
    z.strictObject({
      fold: z.int(),
      images: count,
      groups: count,
      labels: z.record(z.string(), count),
    }),
  ),
  provenance: z.strictObject({
    foldcam: z.string(),
    /** Every engine that cells were trained on. */
    engines: z.array(z.string()),
    backbones: z.array(plannedBackboneSchema),
    seeds: z.strictObject({ folds: z.int(), runs: z.array(z.int()), bootstrap: z.int() }),
    resamples: z.int(),
  }),
  reference: z.strictObject({
    citation: z.string(),
    doi: z.string(),
    images: count,
    auc: z.number(),
    accuracy: z.number(),
    sensitivity: z.number(),
    specificity: z.number(),
    inRegions: z.number(),
  }),
  runs: z.array(runReportSchema),
  missing: z.array(missingSchema),
});

export type Report = z.output<typeof reportSchema>;
export type RunReport = Report['runs'][number];
export type Classification = z.output<typeof classificationSchema>;
export type PointingReport = z.output<typeof pointingSchema>;
export type LocalisationReport = z.output<typeof localisationSchema>;
export type Missing = z.output<typeof missingSchema>;
export type Estimate = z.output<typeof estimateSchema>;
export type Rate = z.output<typeof rateSchema>;
