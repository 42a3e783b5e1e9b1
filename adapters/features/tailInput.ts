import type { Entry } from '../../core/dataset/Dataset.js';
import type { SeeingBackbone } from '../../core/sweep/viewsOf.js';
import type { Sample } from '../../core/training/PooledTap.js';
import { inParallel } from '../dataset/inParallel.js';
import type { ImageShape } from '../tensor/openNetwork.js';
import type { Trunk } from '../tensor/Trunk.js';
import type { SampleReader } from '../tensor/tune/TuneInput.js';
import { activationLoader } from './activationLoader.js';
import type { FeatureSet } from './computeFeatures.js';
import { openImage } from './openImage.js';

/** What a tail is fed with, sample by sample. A failure ahead is told to who reads. */
export interface TailInput extends Required<SampleReader> {
  readonly shape: ImageShape;
}

// What is read once is kept up to here: a tail sees its images many times.
const cacheBytes = 2 ** 30;

// Activations of a batch go out in one round; an image may be many times as large as what is made of it.
const atOnce = { activations: 16, images: 8 } as const;

/** The activations at a cut; the trunk computes what the store lacks. */
export async function activationInput(
  features: FeatureSet,
  trunk: () => Promise<Trunk>,
): Promise<TailInput> {
  const { entries } = features.dataset;
  const activations = activationLoader(trunk);
  const load = async (sample: Sample) => {
    const own = { ...features, backbone: seenAs(features.backbone, sample) };
    const entry = entries[sample.image] as Entry;
    const [tap] = await activations(own, entry, sample.mirrored);
    if (!tap) throw new RangeError('no layer is kept');
    return tap;
  };
  const { height, width, channels } = await load({ image: 0, mirrored: false });
  return tailInput([height, width, channels], async (sample) => (await load(sample)).data, {
    returning: true,
    atOnce: atOnce.activations,
  });
}

/** The images themselves, as the backbone takes them: all of it is trained. */
export function imageInput({ store, dataset, backbone }: FeatureSet): TailInput {
  const load = async (sample: Sample) => {
    const entry = dataset.entries[sample.image] as Entry;
    const image = await openImage(store, dataset, seenAs(backbone, sample), entry);
    return image(sample.mirrored);
  };
  return tailInput([backbone.inputSize, backbone.inputSize, 3], load, {
    returning: false,
    atOnce: atOnce.images,
  });
}

const seenAs = (backbone: SeeingBackbone, { copy }: Sample): SeeingBackbone =>
  copy === undefined ? backbone : { ...backbone, copy };

interface Reading {
  /** Whether altered copies are read again: those that are drawn for one epoch are not. */
  readonly returning: boolean;
  readonly atOnce: number;
}

function tailInput(
  shape: ImageShape,
  load: (sample: Sample) => Promise<Float32Array>,
  { returning, atOnce }: Reading,
): TailInput {
  const size = shape[0] * shape[1] * shape[2];
  const held = new Map<string, Float32Array>();
  const underWay = new Map<string, Promise<Float32Array>>();
  const readOne = async (sample: Sample, key: string): Promise<Float32Array> => {
    try {
      const loaded = await load(sample);
      const isReadAgain = sample.copy === undefined || returning;
      if (isReadAgain && (held.size + 1) * size * 4 <= cacheBytes) held.set(key, loaded);
      return loaded;
    } finally {
      underWay.delete(key);
    }
  };
  const one = (sample: Sample): Float32Array | Promise<Float32Array> => {
    const key = `${sample.image} ${String(sample.mirrored)} ${sample.copy ?? 0}`;
    const known = held.get(key) ?? underWay.get(key);
    if (known) return known;
    const reading = readOne(sample, key);
    underWay.set(key, reading);
    return reading;
  };
  const fill = async (samples: readonly Sample[]): Promise<Float32Array> => {
    const batch = new Float32Array(samples.length * size);
    await inParallel([...samples.entries()], atOnce, async ([i, sample]) => {
      batch.set(await one(sample), i * size);
    });
    return batch;
  };
  let ahead:
    { readonly samples: readonly Sample[]; readonly batch: Promise<Float32Array> } | undefined;
  return {
    shape,
    read: (samples) => {
      const begun = ahead?.samples === samples ? ahead.batch : undefined;
      ahead = undefined;
      return begun ?? fill(samples);
    },
    readAhead: (samples) => {
      const batch = fill(samples);
      // It is waited for when its turn has come.
      batch.catch(() => undefined);
      ahead = { samples, batch };
    },
  };
}
