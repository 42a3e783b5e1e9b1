import type { Examined } from './Candidate.js';
import { findCopies, type Copy } from './copies/findCopies.js';
import type { Picture } from './copies/picture.js';
import { findTwins } from './findTwins.js';
import { joinGroups } from './joinGroups.js';
import { hammingDistance } from './perceptualHash.js';

/** Two images that show the same, and how that is known. */
export interface AlikePair {
  readonly images: readonly [string, string];
  readonly labels: readonly [string, string];
  /** Paths relative to the data set. */
  readonly files: readonly [string, string];
  /** The strongest evidence: equal pixels, one scan's speckle, hashes, or near-duplicates.csv alone. */
  readonly by: 'pixels' | 'speckle' | 'hash' | 'list';
  /** Of the speckle, once aligned; null where it was not found to be one scan. */
  readonly correlation: number | null;
  /** One shows the other turned around, left to right. */
  readonly mirrored: boolean;
  /** In which the hashes differ, of 256. */
  readonly bits: number | null;
  /** Whether near-duplicates.csv says so too. */
  readonly listed: boolean;
}

/**
 * All pairs of images that show the same, sorted by their ids; and those that are only listed.
 * @param listed pairs of near-duplicates.csv, which may name images of other labels
 * @param copies of the pictures of `pictured(images)`; found here where they are not known
 */
export function findPairs(
  images: readonly Examined[],
  listed: readonly (readonly [string, string])[],
  copies?: readonly Copy[],
): AlikePair[] {
  const byId = new Map(images.map((image) => [image.id, image]));
  const listGroup = joinGroups([...new Set(listed.flat())], listed);
  const pairs = new Map<string, AlikePair>();
  const add = (
    ids: readonly [string, string],
    by: AlikePair['by'],
    speckle?: { readonly correlation: number; readonly mirrored: boolean },
  ): void => {
    const [a, b] = [...ids].sort().map((id) => byId.get(id));
    if (!a || !b) return;
    const key = JSON.stringify([a.id, b.id]);
    if (pairs.has(key)) return;
    const group = listGroup.get(a.id);
    pairs.set(key, {
      images: [a.id, b.id],
      labels: [a.label, b.label],
      files: [a.image, b.image],
      by: a.pixels === b.pixels ? 'pixels' : by,
      correlation: speckle?.correlation ?? null,
      mirrored: speckle?.mirrored ?? false,
      bits: a.hash && b.hash ? hammingDistance(a.hash, b.hash) : null,
      listed: group !== undefined && group === listGroup.get(b.id),
    });
  };
  const seen = pictured(images);
  for (const copy of copies ?? findCopies(seen.map(({ picture }) => picture))) {
    add([seen[copy.a]?.id ?? '', seen[copy.b]?.id ?? ''], 'speckle', copy);
  }
  for (const twins of findTwins(images)) add(twins, 'hash');
  for (const pair of listed) add(pair, 'list');
  const keys = [...pairs.keys()].sort();
  return keys.flatMap((key) => pairs.get(key) ?? []);
}

/** Those that copies can be found of: they are neither flat nor tiny. */
export function pictured(
  images: readonly Examined[],
): (Examined & { readonly picture: Picture })[] {
  return images.filter((image): image is Examined & { readonly picture: Picture } =>
    Boolean(image.picture),
  );
}
