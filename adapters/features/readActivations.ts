import type { Tap } from '../../core/cam/Tap.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { readNpz } from '../npz/readNpz.js';
import type { FeatureSet } from './computeFeatures.js';
import { activationsKey } from './featureFiles.js';

/** An image's kept layers from the store; nothing when one is not there, or cannot be read. */
export async function readActivations(
  { store, dataset, backbone, kept }: FeatureSet,
  entry: Entry,
  mirrored = false,
): Promise<Tap[] | undefined> {
  const taps: Tap[] = [];
  for (const planned of kept) {
    const body = await store.get(activationsKey(dataset, backbone, planned, entry, mirrored));
    const array = body && arraysOf(body)?.['activations'];
    if (!(array?.data instanceof Float32Array)) return undefined;
    const [height = 0, width = 0, channels = 0] = array.shape;
    taps.push({ layer: planned.layer, data: array.data, height, width, channels });
  }
  return taps;
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
