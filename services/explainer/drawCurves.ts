import { tapHead } from '../../core/cam/tapHead.js';
import { mapSpan } from '../../core/faithfulness/mapSpan.js';
import { ranksInPart } from '../../core/faithfulness/ranksInPart.js';
import {
  removalCurves,
  type AskViews,
  type RemovalCurves,
} from '../../core/faithfulness/removalCurves.js';
import { replaceViews } from '../../core/faithfulness/replaceViews.js';
import { never, saliencyRanks } from '../../core/faithfulness/saliencyRanks.js';
import { resizeBilinear } from '../../core/image/resizeBilinear.js';
import type { Head } from '../../core/training/Head.js';
import { sigmoid } from '../../core/training/logistic.js';
import type { ShownImage, WholeNetwork } from './openWhole.js';
import type { TestedMap } from './TestedMap.js';

// More at once take more memory and no less time.
const batch = 8;

/** The curves of one image's maps; nothing for a constant or non-finite map, which ranks no pixels. */
export async function drawCurves(
  network: WholeNetwork,
  head: Head,
  { views, counted }: ShownImage,
  maps: readonly TestedMap[],
  steps: number,
): Promise<Map<TestedMap, RemovalCurves>> {
  const replaced = replaceViews(views, counted);
  const curves = new Map<TestedMap, RemovalCurves>();
  for (const tested of maps) {
    const { map, entry, negative } = tested;
    if (!mapSpan(map.data)) continue;
    const side = views[0]?.side ?? 0;
    const full = resizeBilinear(map.data, map.width, map.height, side, side);
    const ranks = saliencyRanks(full, entry.id, counted);
    const shown = views.map(({ input, place }, v) => ({
      input,
      ranks: place ? ranksInPart(ranks, side, place) : ranks,
      fill: replaced[v]?.fill ?? input,
      blurred: replaced[v]?.blurred ?? input,
    }));
    const { logit } = tapHead(head, negative);
    const ask: AskViews = async (inputs, count) =>
      (await network.taps(inputs, count, views)).map((taps) => sigmoid(logit(taps)));
    const pixels = ranks.reduce((sum, rank) => sum + (rank === never ? 0 : 1), 0);
    curves.set(tested, await removalCurves(shown, { pixels, steps, batch }, ask));
  }
  return curves;
}
