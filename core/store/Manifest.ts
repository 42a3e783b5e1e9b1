import * as z from 'zod';

export const artifactSchema = z.strictObject({
  key: z.string(),
  sha256: z.string(),
  bytes: z.int(),
});

export const manifestFormat = 'foldcam.manifest/1';

/** Written last, by one conditional put: what it names is complete. */
export const manifestSchema = z.strictObject({
  format: z.literal(manifestFormat),
  kind: z.enum(['cell', 'maps', 'maps-chunk', 'outcomes', 'faithfulness']),
  /** What the artifacts were computed from, for people. */
  of: z.record(z.string(), z.union([z.string(), z.number()])),
  artifacts: z.array(artifactSchema),
});

export type Artifact = z.output<typeof artifactSchema>;
export type Manifest = z.output<typeof manifestSchema>;
