import type { TailInput } from '../../adapters/features/tailInput.js';
import type { Network } from '../../adapters/tensor/openNetwork.js';
import { readBatches } from '../../adapters/tensor/tune/readBatches.js';
import { poolings } from '../../core/sweep/Recipe.js';
import { selectImages, type PooledTap } from '../../core/training/PooledTap.js';
import { poolTap } from '../../core/training/poolTap.js';

// What is read at once: the network itself may take it in smaller pieces.
const batch = 16;

/**
 * Pooled statistics of some images as they are, and mirrored where asked for.
 * @param taps of all images on the frozen trunk; what the network computes takes their place
 * @param source what the network is fed with
 * @returns in the order of `taps`, one row an image of `images`
 */
export async function poolImages(
  network: Network,
  source: TailInput,
  taps: readonly PooledTap[],
  images: readonly number[],
  mirrored = false,
): Promise<PooledTap[]> {
  const pooled = taps.map((tap): PooledTap => {
    const { mirrored: other, ...own } = selectImages(tap, images);
    // What the frozen trunk made of mirrored images is none of the network's.
    return mirrored && other ? { ...own, mirrored: other } : own;
  });
  await poolSide(network, source, pooled, images, false);
  if (mirrored) await poolSide(network, source, pooled, images, true);
  return pooled;
}

async function poolSide(
  network: Network,
  source: TailInput,
  pooled: readonly PooledTap[],
  images: readonly number[],
  mirrored: boolean,
): Promise<void> {
  const samples = images.map((image) => ({ image, mirrored }));
  let start = 0;
  for await (const read of readBatches(source, samples, batch)) {
    const outputs = network.run(read.input, read.samples.length);
    outputs.forEach((own, i) => {
      for (const { layer, data, channels } of own) {
        const target = pooled.find((tap) => tap.layer === layer);
        const rows = mirrored ? target?.mirrored : target?.data;
        rows?.set(poolTap(data, channels), (start + i) * poolings.length * channels);
      }
    });
    start += read.samples.length;
  }
}
