import { chunkSize } from '../../core/jobs/imageChunks.js';
import type { ObjectStore } from '../../core/ports.js';
import type { Plan } from '../../core/sweep/Plan.js';
import { plannedFeatures, type PlannedFeatures } from '../../core/sweep/plannedFeatures.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';
import { pooledFolder, pooledName } from './featureFiles.js';

/** Chunks of frozen-trunk features, a side each, as trainers count them. */
export interface CountedFeatures {
  readonly backbone: string;
  readonly done: number;
  readonly total: number;
}

/** What the store holds of the features that a plan needs: one short listing a layer. */
export async function countFeatures(store: ObjectStore, plan: Plan): Promise<CountedFeatures[]> {
  const chunks = Math.ceil(Object.keys(plan.folds).length / chunkSize);
  const counted: CountedFeatures[] = [];
  for (const features of plannedFeatures(plan)) {
    const { name, copies, mirrored } = features;
    const sides = mirrored ? [false, true] : [false];
    let done = 0;
    for (const backbone of seeingOf(features)) {
      const there = await listPooled(store, plan.dataset, backbone, features);
      for (const side of sides) {
        for (let chunk = 0; chunk < chunks; chunk++) {
          if (there.every((names) => names.has(pooledName(chunk, side)))) done++;
        }
      }
    }
    const total = Math.max(1, copies) * sides.length * chunks;
    counted.push({ backbone: copies > 0 ? `${name} copies` : name, done, total });
  }
  return counted;
}

/** Once for the images, or once a copy. */
const seeingOf = ({ backbone, copies }: PlannedFeatures): SeeingBackbone[] =>
  copies === 0
    ? [backbone]
    : Array.from({ length: copies }, (_, i) => ({ ...backbone, copy: i + 1 }));

/** Of each layer the names of what is there. */
function listPooled(
  store: ObjectStore,
  dataset: string,
  backbone: SeeingBackbone,
  { layers }: PlannedFeatures,
): Promise<ReadonlySet<string>[]> {
  return Promise.all(
    layers.map(async (layer) => {
      const folder = pooledFolder({ digest: dataset }, backbone, layer);
      const names = new Set<string>();
      for await (const { key } of store.list(folder)) names.add(key.slice(folder.length));
      return names;
    }),
  );
}
