import { saliencyMaps } from '../../core/cam/saliencyMaps.js';
import type { Tap } from '../../core/cam/Tap.js';
import type { MapSeries } from '../../core/store/layout.js';
import type { Chunk } from './Chunk.js';
import { oneAhead } from '../../adapters/dataset/oneAhead.js';
import { openHead } from './openHead.js';
import { openViews } from './openViews.js';
import { seriesContent, type ShownImage } from './seriesContent.js';

/** Makes and stores a chunk's maps by closed formulas: all of an image at once, from the taps that are kept. */
export async function mapClosed(chunk: Chunk, series: readonly MapSeries[]): Promise<void> {
  const { job, context, sources, head, images, isNegative } = chunk;
  if (series.length === 0) return;
  const contents = series.map((one) => seriesContent(one, sources.spec));
  const tapsOf = await openViews(context, sources);
  const headAt = await openHead(sources, head);
  // One alone: a trunk that computes what is missing is not asked for two images at once.
  const read = async ({ entry, grey }: ShownImage): Promise<readonly Tap[]> => {
    const [taps] = await Promise.all([
      tapsOf(entry),
      sources.spec.maps.keep === 'none' ? undefined : grey(),
    ]);
    return taps;
  };
  for await (const [image, taps] of oneAhead(images, read)) {
    const { entry } = image;
    const requests = series.map((one) => ({
      method: one.method,
      negative: isNegative(one, entry),
    }));
    const maps = saliencyMaps(taps, headAt(entry), requests, entry.id);
    for (const [i, made] of maps.entries()) await contents[i]?.keep(image, made);
  }
  for (const content of contents) await content.write(context.store, job);
}
