/** Where a pixel lies relative to the lesion, in the order of precedence. */
export const regions = ['mass', 'peritumoral', 'below', 'elsewhere'] as const;

export type Region = (typeof regions)[number];
