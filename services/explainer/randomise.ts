import type { Graph } from '../../adapters/tensor/graph/Step.js';
import { drawParameters } from '../../adapters/tensor/graph/drawParameters.js';
import type { Entry } from '../../core/dataset/Dataset.js';
import { chooseLevels, type RandomisedLevel } from '../../core/faithfulness/chooseLevels.js';
import { compareMaps, type Likeness } from '../../core/faithfulness/compareMaps.js';
import { drawHead } from '../../core/faithfulness/drawHead.js';
import type { Head } from '../../core/training/Head.js';
import type { Context } from '../context.js';
import { closedMaps } from './closedMaps.js';
import { oneAhead } from '../../adapters/dataset/oneAhead.js';
import { openWhole, showImage } from './openWhole.js';
import type { ViewSources } from './openViews.js';
import type { TestedMap } from './TestedMap.js';

export type LevelLikeness = RandomisedLevel & Likeness;

/**
 * Draws the weights of a cell's network anew, from the head down, and compares each map with the one that
 * the same method makes of what has come of the network, for the same label.
 * @param maps by closed formulas
 * @param seed of all draws
 */
export async function randomise(
  context: Pick<Context, 'trunks'>,
  sources: ViewSources,
  head: Head,
  maps: readonly TestedMap[],
  seed: string,
): Promise<Map<TestedMap, LevelLikeness[]>> {
  const { backbone } = sources;
  const ends = await context.trunks.blocks(backbone);
  const drawn = drawHead(head, seed);
  const likeness = new Map<TestedMap, LevelLikeness[]>(maps.map((map) => [map, []]));
  for (const level of chooseLevels(ends.length + 1)) {
    // As many ends lie behind the image as blocks behind the first one: there is none before all of them.
    const kept = new Set(ends[ends.length - level.blocks]?.before);
    const alter = {
      key: `${seed} ${level.blocks}`,
      graph: (graph: Graph): Graph => ({ ...graph, parameters: drawParameters(graph, kept, seed) }),
    };
    const network = await openWhole(context, sources, level.blocks === 0 ? undefined : alter);
    const entries = [...new Set(maps.map((map) => map.entry))];
    const show = (entry: Entry) => showImage(sources, entry);
    for await (const [entry, { views }] of oneAhead(entries, show)) {
      const own = maps.filter((map) => map.entry === entry);
      const [taps = []] = await network.taps(
        views.map(({ input }) => input),
        1,
        views,
      );
      const requests = own.map(({ series, negative }) => ({ method: series.method, negative }));
      const made = closedMaps(taps, drawn, sources, requests, entry.id);
      own.forEach((tested, i) => {
        const other = made[i];
        if (!other) return;
        // As maps are stored: what is the same shall be.
        const map = { ...other, data: Float32Array.from(other.data) };
        const like = compareMaps(tested.map, map, backbone.inputSize);
        likeness.get(tested)?.push({ ...level, ...like });
      });
    }
  }
  return likeness;
}
