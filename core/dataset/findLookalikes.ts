/** Frozen features of one image, as it is and turned around left to right. */
export interface Described {
  readonly id: string;
  readonly features: Float32Array;
  readonly mirrored: Float32Array;
}

/** Two images that a network sees alike. */
export interface Lookalike {
  readonly images: readonly [string, string];
  /** Cosine of their standardised features: 1 for equal ones, 0 on average. */
  readonly similarity: number;
  readonly mirrored: boolean;
}

/** docs/data-sets.md has the measurement. */
export const leastSimilarity = 0.6;

/**
 * Pairs that are each other's nearest by their features, the nearest first: what may be other views of one
 * mass. Features tell no copies from other images of the kind, so these are for a person to judge.
 * @param groupOf images of one group are not compared
 */
export function findLookalikes(
  images: readonly Described[],
  groupOf: ReadonlyMap<string, string>,
  least = leastSimilarity,
): Lookalike[] {
  const standard = standardise(images);
  const nearest = images.map((_, i) => {
    const own = groupOf.get(images[i]?.id ?? '') ?? i;
    let best = { at: -1, similarity: -Infinity, mirrored: false };
    for (const [j, other] of images.entries()) {
      if (j === i || (groupOf.get(other.id) ?? j) === own) continue;
      for (const mirrored of [false, true]) {
        const similarity = compare(standard, Math.min(i, j), Math.max(i, j), mirrored);
        if (similarity > best.similarity) best = { at: j, similarity, mirrored };
      }
    }
    return best;
  });
  return nearest
    .flatMap(({ at, similarity, mirrored }, i): Lookalike[] => {
      const [a, b] = [images[i], images[at]];
      const mutual = nearest[at]?.at === i && i < at;
      if (!a || !b || !mutual || similarity < least) return [];
      return [{ images: [a.id, b.id], similarity, mirrored }];
    })
    .sort((one, other) => other.similarity - one.similarity);
}

interface Standard {
  readonly plain: readonly Float64Array[];
  readonly mirrored: readonly Float64Array[];
}

const compare = ({ plain, mirrored }: Standard, i: number, j: number, turned: boolean): number => {
  const a = plain[i] ?? new Float64Array();
  const b = (turned ? mirrored : plain)[j] ?? new Float64Array();
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] as number) * (b[k] as number);
  return sum;
};

// Less the mean over the images, in units of the deviation, and of length 1.
function standardise(images: readonly Described[]): Standard {
  const width = images[0]?.features.length ?? 0;
  const mean = new Float64Array(width);
  const deviation = new Float64Array(width);
  for (const { features } of images) {
    features.forEach((value, k) => (mean[k] = (mean[k] as number) + value / images.length));
  }
  for (const { features } of images) {
    features.forEach((value, k) => {
      deviation[k] = (deviation[k] as number) + (value - (mean[k] as number)) ** 2 / images.length;
    });
  }
  const scaled = (features: Float32Array): Float64Array => {
    const out = Float64Array.from(features, (value, k) => {
      const spread = Math.sqrt(deviation[k] as number);
      return spread > 0 ? (value - (mean[k] as number)) / spread : 0;
    });
    const length = Math.sqrt(out.reduce((sum, value) => sum + value * value, 0));
    return length > 0 ? out.map((value) => value / length) : out;
  };
  return {
    plain: images.map(({ features }) => scaled(features)),
    mirrored: images.map(({ mirrored }) => scaled(mirrored)),
  };
}
