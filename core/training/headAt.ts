import { channelDrops } from './channelDrops.js';
import { isLinear, type Head, type LinearHead } from './Head.js';
import { linearise } from './headLogit.js';
import type { PooledTap } from './PooledTap.js';

/** A head as it is at one image: the linear one with its logit and its slopes there. */
export interface HeadAt extends LinearHead {
  /**
   * Of a head that is not linear everywhere: what its logit loses without one channel of a layer, one a
   * channel. Slopes do not tell.
   */
  readonly drops?: (layer: string) => Float64Array;
}

/** @param taps all that the head sees, in its order */
export function headAt(head: Head, taps: readonly PooledTap[], image: number): HeadAt {
  if (isLinear(head)) return head;
  return {
    ...linearise(head, taps, image),
    drops: (layer) => {
      const t = taps.findIndex((tap) => tap.layer === layer);
      if (t < 0) throw new RangeError(`the head does not see ${layer}`);
      return channelDrops(head, taps, t, image);
    },
  };
}
