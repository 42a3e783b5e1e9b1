import * as z from 'zod';
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

/** Of a plain rate: Wilson's interval too, which takes the images for independent. */
const plainRateSchema = estimateSchema.extend({ wilson: interval.optional() });

/** How often something was hit, beside what chance would hit. */
export const rateSchema = z.strictObject({
  hits: count,
  n: count,
  rate: z.number().nullable(),
  ci95: interval,
  wilson: interval.optional(),
  chance: z.number().nullable(),
  lift: z.number().nullable(),
});

const decisionSchema = z.strictObject({
  accuracy: plainRateSchema,
  sensitivity: plainRateSchema,
  specificity: plainRateSchema,
  balancedAccuracy: estimateSchema,
  f1: estimateSchema,
  mcc: estimateSchema,
});

/** At a probability of 0.5; `atYouden` at the threshold each cell chose on its training side. */
export const classificationSchema = z.strictObject({
  /** DeLong's interval takes the images for independent. */
  auc: estimateSchema.extend({ delong: interval.optional() }),
  averagePrecision: estimateSchema,
  brier: estimateSchema,
  ...decisionSchema.shape,
  atYouden: decisionSchema,
});

/** Of the probabilities of the positive label, in bins of equal width. */
export const calibrationSchema = z.strictObject({
  /** Expected calibration error. */
  ece: estimateSchema,
  /** The same, and Brier's score, with logits divided by the temperature of each fold's training side. */
  tempered: z
    .strictObject({
      temperatures: z.array(z.strictObject({ fold: z.int(), temperature: z.number() })),
      ece: estimateSchema,
      brier: estimateSchema,
    })
    .optional(),
  bins: z.array(
    z.strictObject({
      /** The bin holds probabilities above `from`, up to `to`. */
      from: z.number(),
      to: z.number(),
      n: count,
      positives: count,
      /** Mean probability. */
      probability: z.number().nullable(),
      /** The share of positives, with Wilson's interval. */
      rate: z.number().nullable(),
      ci95: interval,
    }),
  ),
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

/** The mean rate when masks are swapped within a label, and how likely the true rate is among those. */
const swappedSchema = z.strictObject({
  rate: z.number().nullable(),
  p: z.number().nullable(),
});

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
  byCall: z
    .array(z.strictObject({ call: z.enum(['correct', 'wrong']), ...pointingRates }))
    .optional(),
  /** Thirds of the images by the mass's share of the image, above `from`, up to `to`. */
  bySize: z
    .array(
      z.strictObject({
        size: z.enum(['small', 'medium', 'large']),
        from: z.number(),
        to: z.number(),
        ...pointingRates,
      }),
    )
    .optional(),
  swapped: z
    .strictObject({
      regions: perRegion(swappedSchema),
      inRegions: swappedSchema,
      inRegionsOfAll: swappedSchema,
    })
    .optional(),
});

const besideChanceSchema = estimateSchema.extend({
  chance: z.number().nullable(),
  lift: z.number().nullable(),
});

const perPlaceSchema = z.strictObject({
  ...perRegion(besideChanceSchema).shape,
  inRegions: besideChanceSchema,
});

export const localisationSchema = z.strictObject({
  method: z.string(),
  target: z.string(),
  /** The share of the map's positive mass inside a region. */
  energy: perPlaceSchema,
  /** Relevance mass accuracy: the same of its absolute values. */
  relevance: perPlaceSchema.optional(),
  /** Relevance rank accuracy. */
  rank: perPlaceSchema.optional(),
  /** Top-k intersection, k = 1000. */
  topK: perPlaceSchema.optional(),
  pixelAuc: perPlaceSchema.optional(),
  /** Intersection over union at the threshold that is best for the region. */
  iouBest: perPlaceSchema.optional(),
  /** Intersection over union at the middle between the map's lowest and highest value. */
  iouHalf: perPlaceSchema.optional(),
});

/** First minus second on the same images; p-values are two-sided. */
const differenceSchema = z.strictObject({
  difference: z.number().nullable(),
  ci95: interval,
  pBootstrap: z.number().nullable(),
  /** McNemar's exact test or DeLong's, which take the images for independent. */
  p: z.number().nullable(),
  /** Corrected for all tests of the table. */
  pHolm: z.number().nullable(),
});

const discordantSchema = { onlyFirst: count, onlySecond: count };

/** Of hits in mass, peritumoral or below. */
export const methodComparisonSchema = z.strictObject({
  run: z.string(),
  target: z.string(),
  first: z.string(),
  second: z.string(),
  images: count,
  ...discordantSchema,
  ...differenceSchema.shape,
});

export const runComparisonSchema = z.strictObject({
  first: z.string(),
  second: z.string(),
  images: count,
  auc: differenceSchema.extend({ delong: interval }),
  /** Of correct calls. */
  accuracy: differenceSchema.extend(discordantSchema),
});

/** How images hang together, and what ignoring it would have given. */
const leakageSchema = z.strictObject({
  /** Groups of several images, and the images in them. */
  shared: z.strictObject({ groups: count, images: count }),
  /** Pairs found to show the same picture, and the groups that they alone hold together. */
  found: z.strictObject({ pairs: count, groups: count }).optional(),
  /** Groups whose images have several labels. */
  contradicting: z.array(z.array(z.strictObject({ image: z.string(), label: z.string() }))),
  /** The same runs on folds that ignore groups. */
  ungrouped: z
    .strictObject({
      /** Test images with an image of their group on the training side, and groups on both sides. */
      leaked: z.strictObject({ images: count, groups: count }),
      runs: z.array(
        z.strictObject({
          run: z.string(),
          classification: classificationSchema,
          /** On folds that ignore groups minus on grouped ones, over the same images. */
          ...runComparisonSchema.omit({ first: true, second: true }).shape,
        }),
      ),
    })
    .optional(),
});

const areasSchema = z.strictObject({
  /** Area under the probability of the explained label as the most salient pixels go first: low is good. */
  deletion: estimateSchema,
  /** The same as they are put into a blurred image: high is good. */
  insertion: estimateSchema,
});

const curvesSchema = z.strictObject({
  deletion: z.array(z.number()),
  insertion: z.array(z.number()),
});

/** What a method's maps have to do with the network, on a sample of the run's images. */
export const faithfulnessReportSchema = z.strictObject({
  method: z.string(),
  target: z.string(),
  images: count,
  /** Constant or non-finite maps, which rank no pixels. */
  degenerate: count,
  ...areasSchema.shape,
  /** Of the random map on the same images, and how far the method is above it. */
  random: areasSchema,
  beyondRandom: areasSchema,
  /** Mean probabilities after 0, 1, … all of the equal portions of pixels. */
  curves: curvesSchema.extend({ random: curvesSchema }),
  /** Likeness to the maps of the network with weights drawn anew, from the head down. */
  randomisation: z
    .array(
      z.strictObject({
        level: z.string(),
        /** The last ones, drawn anew with the head. */
        blocks: count,
        /** Spearman's correlation. */
        rank: estimateSchema,
        /** Structural similarity. */
        ssim: estimateSchema,
      }),
    )
    .optional(),
  /** The maps do not change when all weights do. */
  flagged: z.boolean(),
});

export const runReportSchema = z.strictObject({
  id: z.string(),
  backbone: z.string(),
  recipe: z.string(),
  seed: z.int(),
  classification: classificationSchema.extend({
    calibration: calibrationSchema.optional(),
    folds: z.array(classificationSchema.extend({ fold: z.int() })),
  }),
  pointing: z.array(pointingSchema),
  localisation: z.array(localisationSchema),
  faithfulness: z.array(faithfulnessReportSchema).optional(),
});

/** Of nested validation: in every fold the run that its training side ranks best predicts the test side. */
const selectionSchema = z.strictObject({
  folds: z.array(z.strictObject({ fold: z.int(), run: z.string(), validationAuc: z.number() })),
  classification: classificationSchema,
  pointing: z.array(pointingSchema),
});

export const missingSchema = z.strictObject({
  cell: z.string(),
  run: z.string(),
  fold: z.int(),
  /** A fold of those that ignore groups. */
  ungrouped: z.literal(true).optional(),
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
    /** All that cells were trained on: engines, or ONNX Runtime where it computed features for a head alone. */
    engines: z.array(z.string()),
    backbones: z.array(plannedBackboneSchema),
    seeds: z.strictObject({ folds: z.int(), runs: z.array(z.int()), bootstrap: z.int() }),
    resamples: z.int(),
    /** Of the masks between images of one label. */
    swaps: z.strictObject({ seed: z.int(), shuffles: z.int() }).optional(),
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
  comparisons: z
    .strictObject({
      methods: z.array(methodComparisonSchema),
      runs: z.array(runComparisonSchema),
      /** Where there are too many runs to compare every two: the one with the highest AUC, and `first` of every pair. */
      best: z.string().optional(),
    })
    .optional(),
  selection: selectionSchema.optional(),
  leakage: leakageSchema.optional(),
  missing: z.array(missingSchema),
  /** What was done, in words for a paper, with its references. */
  methods: z.string().optional(),
});

export type Report = z.output<typeof reportSchema>;
/** What is known before any run's part is made, and what comes after them all. */
export type ReportHead = Pick<
  Report,
  'format' | 'sweep' | 'dataset' | 'folds' | 'provenance' | 'reference'
>;
export type ReportTail = Omit<Report, keyof ReportHead | 'runs'>;
export type RunReport = Report['runs'][number];
export type Classification = z.output<typeof classificationSchema>;
export type PointingReport = z.output<typeof pointingSchema>;
export type LocalisationReport = z.output<typeof localisationSchema>;
export type Calibration = z.output<typeof calibrationSchema>;
export type MethodComparison = z.output<typeof methodComparisonSchema>;
export type RunComparison = z.output<typeof runComparisonSchema>;
export type Selection = z.output<typeof selectionSchema>;
export type Leakage = z.output<typeof leakageSchema>;
export type FaithfulnessReport = z.output<typeof faithfulnessReportSchema>;
export type Missing = z.output<typeof missingSchema>;
export type Estimate = z.output<typeof estimateSchema>;
export type Rate = z.output<typeof rateSchema>;
