import type { Described } from '../../core/dataset/findLookalikes.js';
import { networkInputs } from '../../core/image/networkInput.js';
import type { ObjectStore } from '../../core/ports.js';
import type { PlannedBackbone } from '../../core/sweep/Plan.js';
import { poolTap } from '../../core/training/poolTap.js';
import { readGrey } from '../pixels/readGrey.js';
import type { Trunk } from '../tensor/Trunk.js';

/**
 * Frozen features of images that are not in a store: the mean of each channel of every tap.
 * @param images ids, and files relative to the data set; those that are gone are left out
 */
export async function describeImages(
  source: ObjectStore,
  images: readonly { readonly id: string; readonly image: string }[],
  backbone: PlannedBackbone,
  trunk: Trunk,
): Promise<Described[]> {
  const stride = backbone.inputSize * backbone.inputSize * 3;
  const described: Described[] = [];
  for (const { id, image } of images) {
    const bytes = await source.get(image);
    if (!bytes) continue;
    const { data, width, height } = await readGrey(bytes, image);
    const input = new Float32Array(2 * stride);
    const side = networkInputs(data, width, height, backbone);
    input.set(side(false));
    input.set(side(true), stride);
    const seen = await trunk.run(input, 2);
    const [features, mirrored] = seen.map((taps) => {
      // The mean stands first among the pooled statistics.
      const means = taps.map((tap) => poolTap(tap.data, tap.channels).subarray(0, tap.channels));
      return Float32Array.from(means.flatMap((own) => [...own]));
    });
    if (features && mirrored) described.push({ id, features, mirrored });
  }
  return described;
}
