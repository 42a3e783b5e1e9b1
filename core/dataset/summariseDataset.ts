import type { Examined } from './Candidate.js';

export interface LabelSummary {
  readonly label: string;
  readonly images: number;
  /** Groups with at least one image of the label. */
  readonly groups: number;
  readonly masks: number;
  /** Median of the lesions' share of the image. */
  readonly lesionShare: number;
}

export interface DatasetSummary {
  readonly images: number;
  readonly groups: number;
  /** Images that share their group with another one. */
  readonly inSharedGroups: number;
  /** Pairs that were found to show the same, and pairs that near-duplicates.csv names. */
  readonly twins: number;
  readonly listedPairs: number;
  readonly labels: readonly LabelSummary[];
  readonly leftOut: readonly { readonly label: string; readonly images: number }[];
  readonly width: Spread;
  readonly height: Spread;
  /** Images by their file's extension. */
  readonly formats: Readonly<Record<string, number>>;
  readonly withSpacing: number;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function summariseDataset(
  images: readonly Examined[],
  groupOf: ReadonlyMap<string, string>,
  counts: Pick<DatasetSummary, 'twins' | 'listedPairs' | 'leftOut'>,
): DatasetSummary {
  const sizes = new Map<string, number>();
  for (const { id } of images) {
    const group = groupOf.get(id) ?? id;
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  }
  const formats: Record<string, number> = {};
  for (const { image } of images) {
    const extension = image.slice(image.lastIndexOf('.') + 1).toLowerCase();
    formats[extension] = (formats[extension] ?? 0) + 1;
  }
  const labels = [...new Set(images.map((image) => image.label))].map((label): LabelSummary => {
    const own = images.filter((image) => image.label === label);
    return {
      label,
      images: own.length,
      groups: new Set(own.map(({ id }) => groupOf.get(id) ?? id)).size,
      masks: own.reduce((sum, image) => sum + image.masks.length, 0),
      lesionShare: median(own.map((image) => image.lesionShare)),
    };
  });
  return {
    images: images.length,
    groups: sizes.size,
    inSharedGroups: [...sizes.values()].filter((size) => size > 1).reduce((a, b) => a + b, 0),
    ...counts,
    labels,
    width: spread(images.map((image) => image.width)),
    height: spread(images.map((image) => image.height)),
    formats,
    withSpacing: images.filter((image) => image.spacing).length,
  };
}

function spread(values: readonly number[]): Spread {
  if (values.length === 0) return { min: 0, median: 0, max: 0 };
  return { min: Math.min(...values), median: median(values), max: Math.max(...values) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + high) / 2 : high;
}
