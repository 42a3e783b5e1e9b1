import type { Candidate, Examined } from '../../core/dataset/Candidate.js';
import type { Dataset } from '../../core/dataset/Dataset.js';
import { digestDataset } from '../../core/dataset/digestDataset.js';
import { findGroupProblems } from '../../core/dataset/findGroupProblems.js';
import { findPairs, type AlikePair } from '../../core/dataset/findPairs.js';
import { joinGroups } from '../../core/dataset/joinGroups.js';
import { summariseDataset, type DatasetSummary } from '../../core/dataset/summariseDataset.js';
import { nearest } from '../../core/errors/nearest.js';
import type { Problem } from '../../core/errors/Problem.js';
import type { ObjectStore } from '../../core/ports.js';
import { sha256Hex } from '../digest/sha256.js';
import { examine } from './examine.js';
import { inParallel } from './inParallel.js';
import type { DataSource } from './openSource.js';
import { phantomMarker, readPhantomMarker } from './phantomMarker.js';
import { readFolders, type Claimed } from './readFolders.js';
import { readManifest } from './readManifest.js';
import { nearDuplicatesFile, readNearDuplicates } from './readNearDuplicates.js';
import { openSeenImages } from './seenImages.js';

export interface ReadOptions {
  /** The last one is positive; without, every label is examined and no data set results. */
  readonly labels?: readonly [string, string];
  /** How many folds there will be. */
  readonly k?: number;
  /** The user's cache, where what was seen of images is kept; without, all are decoded. */
  readonly cacheFolder?: string;
  /** Ends it, with the signal's reason, before the next image. */
  readonly signal?: AbortSignal;
}

export interface ReadDataset {
  /** Absent when there is an error among the problems. */
  readonly dataset?: Dataset;
  readonly problems: readonly Problem[];
  readonly summary: DatasetSummary;
  /** Pairs of images that show the same: found, or listed in near-duplicates.csv. */
  readonly pairs: readonly AlikePair[];
  /** Those that could be opened, each with its group. */
  readonly images: readonly (Examined & { readonly group: string })[];
}

const manifestFile = 'dataset.csv';
// Decoding waits for threads of the library: a few images at once keep them busy.
const lanes = 8;

/** Reads and checks a data set: every file is opened, and all problems are found at once. */
export async function readDataset(source: DataSource, options: ReadOptions): Promise<ReadDataset> {
  const { store } = source;
  const { candidates, problems: claims } = await claim(source);
  const problems: Problem[] = [...claims];
  const chosen = choose(candidates, options.labels, problems);
  problems.push(...findDuplicateIds(chosen));
  const seen = options.cacheFolder === undefined ? undefined : openSeenImages(options.cacheFolder);
  const results = await inParallel(chosen, lanes, (candidate) => {
    options.signal?.throwIfAborted();
    return examine(store, candidate, seen);
  });
  problems.push(...results.filter(isProblems).flat());
  const images = results.filter((result): result is Examined => !isProblems(result));
  images.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const listed = await store.get(nearDuplicatesFile);
  const near = listed && readNearDuplicates(listed, new Set(candidates.map(({ id }) => id)));
  problems.push(...(near?.problems ?? []));
  const listedLinks = near?.links ?? [];
  const pairs = findPairs(images, listedLinks, await seen?.copies(images));
  const alike = pairs.map((pair) => pair.images);
  const links = [...columnLinks(images), ...listedLinks, ...alike];
  const ids = candidates.map(({ id }) => id).sort();
  const groupOf = joinGroups(ids, links);
  const grouped = images.map((image) => ({ ...image, group: groupOf.get(image.id) ?? image.id }));
  const labels = options.labels ?? [...new Set(images.map((image) => image.label))];
  problems.push(...findGroupProblems(grouped, labels, options.k));
  const leftOut = countLeftOut(candidates, chosen);
  const summary = summariseDataset(images, groupOf, {
    twins: pairs.filter(({ by }) => by !== 'list').length,
    listedPairs: listedLinks.length,
    leftOut,
  });
  if (!options.labels || problems.some(({ severity }) => severity === 'error')) {
    return { problems, summary, pairs, images: grouped };
  }
  const generated = await readPhantomMarker(store);
  const content: Omit<Dataset, 'digest'> = {
    format: 'foldcam.dataset/1',
    labels: options.labels,
    entries: grouped.map((image) => ({
      id: image.id,
      label: image.label,
      group: image.group,
      image: { file: image.image, sha256: image.imageSha256 },
      width: image.width,
      height: image.height,
      masks: image.masks.map((file, i) => ({ file, sha256: image.maskSha256[i] ?? '' })),
      ...(image.spacing ? { spacing: image.spacing } : {}),
    })),
    leftOut,
    alike: pairs.flatMap(({ images: pair, by }) => (by === 'list' ? [] : [{ images: pair, by }])),
    ...(generated === undefined ? {} : { generated }),
  };
  const dataset = { ...content, digest: digestDataset(content, sha256Hex) };
  return { dataset, problems, summary, pairs, images: grouped };
}

const isProblems = (result: Examined | readonly Problem[]): result is readonly Problem[] =>
  Array.isArray(result);

async function claim({ store, manifest }: DataSource): Promise<Claimed> {
  const file = manifest ?? manifestFile;
  const bytes = await store.get(file);
  if (bytes) return readManifest(bytes, file);
  const keys = await listKeys(store);
  return readFolders(keys.filter((key) => key !== phantomMarker));
}

async function listKeys(store: ObjectStore): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list('')) keys.push(key);
  return keys;
}

function choose(
  candidates: readonly Candidate[],
  labels: readonly string[] | undefined,
  problems: Problem[],
): Candidate[] {
  const there = [...new Set(candidates.map((candidate) => candidate.label))].sort();
  if (there.length === 0 && !problems.some(({ severity }) => severity === 'error')) {
    problems.push({
      code: 'FOLDCAM_E_DATA_EMPTY',
      severity: 'error',
      message: 'there are no images in folders named after their labels, and no dataset.csv',
      remedy:
        'Lay the images out as <label>/<name>.png with <name>_mask.png, or write dataset.csv.',
    });
  }
  if (!labels) return [...candidates];
  for (const label of labels) {
    if (there.length === 0 || there.includes(label)) continue;
    const near = nearest(label, there);
    problems.push({
      code: 'FOLDCAM_E_LABEL_UNKNOWN',
      severity: 'error',
      message: `no image has the label \`${label}\`${near ? `; did you mean \`${near}\`?` : ''} There are: ${there.join(', ')}`,
      where: { key: 'labels' },
    });
  }
  return candidates.filter((candidate) => labels.includes(candidate.label));
}

function findDuplicateIds(candidates: readonly Candidate[]): Problem[] {
  const first = new Map<string, Candidate>();
  return candidates.flatMap((candidate): Problem[] => {
    const before = first.get(candidate.id);
    if (!before) {
      first.set(candidate.id, candidate);
      return [];
    }
    const message = `the id ${candidate.id} is that of ${before.image} already`;
    const where = candidate.place;
    return [{ code: 'FOLDCAM_E_DUPLICATE_ID', severity: 'error', message, where }];
  });
}

function columnLinks(images: readonly Examined[]): [string, string][] {
  const first = new Map<string, string>();
  return images.flatMap(({ id, group }): [string, string][] => {
    if (group === undefined) return [];
    const leader = first.get(group);
    if (leader !== undefined) return [[leader, id]];
    first.set(group, id);
    return [];
  });
}

function countLeftOut(
  candidates: readonly Candidate[],
  chosen: readonly Candidate[],
): { label: string; images: number }[] {
  const kept = new Set(chosen.map((candidate) => candidate.label));
  const counts = new Map<string, number>();
  for (const { label } of candidates) {
    if (!kept.has(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([label, images]) => ({ label, images }));
}
