import { findCamMethod } from '../../core/cam/methods.js';
import type { MapSeries } from '../../core/store/layout.js';
import { askForMaps } from './askForMaps.js';
import type { Chunk } from './Chunk.js';
import { once } from './once.js';
import { openProbedViews } from './openProbedViews.js';
import { seriesContent } from './seriesContent.js';
import { tryEach } from './tryEach.js';

/**
 * Makes a chunk's maps by methods that ask the network, one method after another. Each is stored as soon
 * as it is complete, so that a worker that ends loses one method at most, and one that fails loses no other.
 */
export async function mapAsking(chunk: Chunk, asked: readonly MapSeries[]): Promise<void> {
  const { job, context, sources, head, images, isNegative } = chunk;
  if (asked.length === 0) return;
  const { spec } = sources;
  const probesOf = await openProbedViews(context, sources, head);
  const probed = images.map((image) => ({ image, probes: once(() => probesOf(image.entry)) }));
  await tryEach(new Set(asked.map(({ method }) => method)), async (name) => {
    const method = findCamMethod(name);
    if (!method || method.asks === 'nothing') throw new RangeError(`${name} asks no network`);
    const series = asked.filter((one) => one.method === name);
    const contents = series.map((one) => seriesContent(one, spec));
    for (const { image, probes } of probed) {
      const { entry } = image;
      const own = await probes();
      const maps = await askForMaps({ method, spec, series, entry, probes: own, isNegative });
      for (const [i, made] of maps.entries()) await contents[i]?.keep(image, made);
    }
    for (const content of contents) await content.write(context.store, job);
  });
}
