import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Candidate, Examined } from '../../core/dataset/Candidate.js';
import { findCopies, type Copy } from '../../core/dataset/copies/findCopies.js';
import { pictured } from '../../core/dataset/findPairs.js';
import { sha256Hex } from '../digest/sha256.js';
import { findPackage } from '../env/findPackage.js';
import { openDiskCache } from '../store/diskCache.js';

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

// A larger number where the same bytes are seen otherwise.
const format = 1;

/** Keeps what was seen in the user's cache, by the digests of the files; where that cannot be used, nothing. */
export function openSeenImages(cacheFolder: string): SeenImages {
  const folder = path.join(cacheFolder, 'images');
  const cache = openDiskCache({ folder, limit, onOff: () => undefined });
  const { version } = findPackage();
  const nameOf = (files: readonly Uint8Array[]): string =>
    [version, format, ...files.map(sha256Hex)].join(' ');
  return {
    async copies(images) {
      const seen = pictured(images);
      if (seen.length < 2) return [];
      const digests = seen.map(({ imageSha256 }) => imageSha256);
      const name = ['copies', version, format, ...digests].join(' ');
      const kept = await cache.get(name);
      if (kept) return deserialize(kept) as readonly Copy[];
      const found = findCopies(seen.map(({ picture }) => picture));
      await cache.put(name, serialize(found));
      return found;
    },
    async get(files) {
      const kept = await cache.get(nameOf(files));
      return kept && (deserialize(kept) as Seen);
    },
    put: (files, seen) => cache.put(nameOf(files), serialize(seen)),
  };
}
