import type { Candidate, Examined } from '../../core/dataset/Candidate.js';
import { findCopies, type Copy } from '../../core/dataset/copies/findCopies.js';
import { pictured } from '../../core/dataset/findPairs.js';
import { sha256Hex } from '../digest/sha256.js';
import { openMadeCache } from '../store/madeCache.js';

/** What an image and its masks have shown, whatever they are called. */
export type Seen = Omit<Examined, keyof Candidate>;

/** What has been seen on this machine: files that were opened once are not decoded again. */
export interface SeenImages {
  /** @param files the bytes of the image, and of its masks in their order */
  get(files: readonly Uint8Array[]): Promise<Seen | undefined>;
  put(files: readonly Uint8Array[], seen: Seen): Promise<void>;
  /** The copies among these images, for `findPairs`. */
  copies(images: readonly Examined[]): Promise<readonly Copy[]>;
}

// Some 30 kB each: about 15,000 images.
const limit = 2 ** 29;

/** Keeps what was seen in the user's cache, by the digests of the files; where that cannot be used, nothing. */
export function openSeenImages(cacheFolder: string): SeenImages {
  // A larger format where the same bytes are seen otherwise.
  const options = { cacheFolder, folder: 'images', limit, format: 1 };
  const images = openMadeCache<Seen>(options);
  const copies = openMadeCache<readonly Copy[]>(options);
  return {
    get: (files) => images.get(files.map(sha256Hex)),
    put: (files, seen) => images.put(files.map(sha256Hex), seen),
    async copies(of) {
      const seen = pictured(of);
      if (seen.length < 2) return [];
      return copies.once(['copies', ...seen.map(({ imageSha256 }) => imageSha256)], () =>
        findCopies(seen.map(({ picture }) => picture)),
      );
    },
  };
}
