import type { Entry } from '../../core/dataset/Dataset.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';
import type { Sample } from '../../core/training/PooledTap.js';
import type { ImageShape } from '../tensor/openNetwork.js';
import type { Trunk } from '../tensor/Trunk.js';
import type { FeatureSet } from './computeFeatures.js';
import { loadActivations } from './loadActivations.js';
import { openImage } from './openImage.js';

/** What a tail is fed with, sample by sample. */
export interface TailInput {
  readonly shape: ImageShape;
  /** samples × shape */
  read(samples: readonly Sample[]): Promise<Float32Array>;
}

// What is read once is kept up to here: a tail sees its images many times.
const cacheBytes = 2 ** 30;

/** The activations at a cut; the trunk computes what the store lacks. */
export async function activationInput(
  features: FeatureSet,
  trunk: () => Promise<Trunk>,
): Promise<TailInput> {
  const { entries } = features.dataset;
  const load = async (sample: Sample) => {
    const own = { ...features, backbone: seenAs(features.backbone, sample) };
    const entry = entries[sample.image] as Entry;
    const [tap] = await loadActivations(own, entry, sample.mirrored, trunk);
    if (!tap) throw new RangeError('no layer is kept');
    return tap;
  };
  const { height, width, channels } = await load({ image: 0, mirrored: false });
  return tailInput([height, width, channels], async (sample) => (await load(sample)).data, true);
}

/** The images themselves, as the backbone takes them: all of it is trained. */
export function imageInput({ store, dataset, backbone }: FeatureSet): TailInput {
  const load = async (sample: Sample) => {
    const entry = dataset.entries[sample.image] as Entry;
    const image = await openImage(store, dataset, seenAs(backbone, sample), entry);
    return image(sample.mirrored);
  };
  return tailInput([backbone.inputSize, backbone.inputSize, 3], load, false);
}

const seenAs = (backbone: SeeingBackbone, { copy }: Sample): SeeingBackbone =>
  copy === undefined ? backbone : { ...backbone, copy };

/** @param returning whether altered copies are read again: those that are drawn for one epoch are not */
function tailInput(
  shape: ImageShape,
  load: (sample: Sample) => Promise<Float32Array>,
  returning: boolean,
): TailInput {
  const size = shape[0] * shape[1] * shape[2];
  const held = new Map<string, Float32Array>();
  const one = async (sample: Sample): Promise<Float32Array> => {
    const key = `${sample.image} ${String(sample.mirrored)} ${sample.copy ?? 0}`;
    const cached = held.get(key);
    if (cached) return cached;
    const loaded = await load(sample);
    const isRead = sample.copy === undefined || returning;
    if (isRead && (held.size + 1) * size * 4 <= cacheBytes) held.set(key, loaded);
    return loaded;
  };
  return {
    shape,
    async read(samples) {
      const batch = new Float32Array(samples.length * size);
      for (const [i, sample] of samples.entries()) batch.set(await one(sample), i * size);
      return batch;
    },
  };
}
