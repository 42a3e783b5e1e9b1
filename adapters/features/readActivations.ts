import type { Tap } from '../../core/cam/Tap.js';
import type { Dataset, Entry } from '../../core/dataset/Dataset.js';
import type { ObjectStore } from '../../core/ports.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { readNpz } from '../npz/readNpz.js';
import { activationsKey } from './featureFiles.js';

/** An image's taps from the store; nothing when one is not there. */
export async function readActivations(
  store: ObjectStore,
  dataset: Dataset,
  backbone: PlannedBackbone,
  entry: Entry,
): Promise<Tap[] | undefined> {
  const taps: Tap[] = [];
  for (const planned of backbone.taps) {
    const body = await store.get(activationsKey(dataset, backbone, planned, entry.image.sha256));
    const array = body && readNpz(body)['activations'];
    if (!(array?.data instanceof Float32Array)) return undefined;
    const [height = 0, width = 0, channels = 0] = array.shape;
    taps.push({ layer: planned.layer, data: array.data, height, width, channels });
  }
  return taps;
}
