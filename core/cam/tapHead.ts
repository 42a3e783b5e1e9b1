import type { Head } from '../training/Head.js';
import { headLogit, linearise } from '../training/headLogit.js';
import { poolImage } from '../training/poolImage.js';
import { headGradient } from './headGradient.js';
import type { Tap } from './Tap.js';

/** A head as a function of one image's taps, all that it sees, in its order. */
export interface TapHead {
  readonly logit: (taps: readonly Tap[]) => number;
  /** Of that logit with respect to each tap's activations, height × width × channels. */
  readonly gradients: (taps: readonly Tap[]) => Float32Array[];
}

/** @param negative of the negative label's logit, which is the opposite of the positive one's */
export function tapHead(head: Head, negative: boolean): TapHead {
  const sign = negative ? -1 : 1;
  return {
    logit: (taps) => sign * headLogit(head, poolImage(taps), 0),
    gradients: (taps) => {
      const linear = linearise(head, poolImage(taps), 0);
      return taps.map((tap, t) => {
        const gradient = headGradient(tap, linear.taps[t]?.weights ?? {});
        if (negative)
          for (let i = 0; i < gradient.length; i++) gradient[i] = -(gradient[i] as number);
        return gradient;
      });
    },
  };
}
