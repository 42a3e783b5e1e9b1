import type { Examined } from './Candidate.js';
import { hammingDistance } from './perceptualHash.js';

/** Bits of 256 in which the hashes of one picture may differ; docs/data-sets.md has the measurement. */
export const twinDistance = 28;

/**
 * Pairs of images that show the same picture: equal pixels, or perceptual hashes that differ in no more
 * than `twinDistance` bits.
 */
export function findTwins(images: readonly Examined[]): [string, string][] {
  const pairs: [string, string][] = [];
  const firstWith = new Map<string, string>();
  for (const { id, pixels } of images) {
    const first = firstWith.get(pixels);
    if (first === undefined) firstWith.set(pixels, id);
    else pairs.push([first, id]);
  }
  const hashed = images.filter((image) => image.hash !== undefined);
  for (const bucket of bands(hashed)) {
    for (const [i, a] of bucket.entries()) {
      for (const b of bucket.slice(i + 1)) {
        if (!a.hash || !b.hash || a.pixels === b.pixels) continue;
        if (hammingDistance(a.hash, b.hash) <= twinDistance) pairs.push([a.id, b.id]);
      }
    }
  }
  const unique = new Map(pairs.map((pair) => [[...pair].sort().join('\u0000'), pair]));
  return [...unique.values()];
}

// Hashes that differ in d bits agree in at least one of d + 1 bands: only those need comparing.
function bands(images: readonly Examined[]): Examined[][] {
  const count = twinDistance + 1;
  const buckets = new Map<string, Examined[]>();
  for (const image of images) {
    const bits = [...(image.hash ?? [])].map((word) => word.toString(2).padStart(32, '0')).join('');
    for (let band = 0; band < count; band++) {
      const start = Math.floor((band * bits.length) / count);
      const end = Math.floor(((band + 1) * bits.length) / count);
      const key = `${band}:${bits.slice(start, end)}`;
      const own = buckets.get(key) ?? [];
      own.push(image);
      buckets.set(key, own);
    }
  }
  return [...buckets.values()].filter((bucket) => bucket.length > 1);
}
