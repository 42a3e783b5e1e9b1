import type { Tap } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { inParallel } from '../dataset/inParallel.js';
import { readNpz } from '../npz/readNpz.js';
import type { FeatureSet } from './computeFeatures.js';
import { activationsKey } from './featureFiles.js';

const atOnce = 8;

/** An image's kept layers from the store; nothing when one is not there, or cannot be read. */
export async function readActivations(
  { store, dataset, backbone, kept }: FeatureSet,
  entry: Entry,
  mirrored = false,
): Promise<Tap[] | undefined> {
  const read = await inParallel(kept, atOnce, async (planned): Promise<Tap | undefined> => {
    const body = await store.get(activationsKey(dataset, backbone, planned, entry, mirrored));
    const array = body && arraysOf(body)?.['activations'];
    if (!(array?.data instanceof Float32Array)) return undefined;
    const [height = 0, width = 0, channels = 0] = array.shape;
    return { layer: planned.layer, data: array.data, height, width, channels };
  });
  const taps = read.filter((tap) => tap !== undefined);
  return taps.length === kept.length ? taps : undefined;
}

// Who finds nothing computes it anew, which is what a file that was damaged needs too.
function arraysOf(body: Uint8Array): ReturnType<typeof readNpz> | undefined {
  try {
    return readNpz(body);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
