import {
  linearLogit,
  type CurvedHead,
  type Head,
  type LinearHead,
  makeHead,
  isLinear,
} from './Head.js';
import { centreDistances, kernelLogit, kernelTangent } from './KernelModel.js';
import { mlpOutput, mlpSums, mlpTangent } from './MlpModel.js';
import { featureRows, type PooledTap } from './PooledTap.js';
import { standardise } from './standardise.js';

/** The logit of one image from its pooled taps, in the head's order. */
export function headLogit(
  head: Head,
  taps: readonly PooledTap[],
  image: number,
  mirrored = false,
): number {
  if (isLinear(head)) return linearLogit(head, taps, image, mirrored);
  if (head.kind === 'curved') {
    const { model } = head;
    const x = seenBy(head, taps, image, mirrored);
    return model.kind === 'mlp'
      ? mlpOutput(model, mlpSums(model, new Float64Array(x)))
      : kernelLogit(model, centreDistances(model, x));
  }
  const sum = head.members.reduce((of, one) => of + headLogit(one, taps, image, mirrored), 0);
  return sum / head.members.length;
}

/**
 * The linear head that has one image's logit and the head's gradient there: what every method that looks
 * at gradients sees of it.
 */
export function linearise(
  head: Head,
  taps: readonly PooledTap[],
  image: number,
  mirrored = false,
): LinearHead {
  if (isLinear(head)) return head;
  if (head.kind === 'ensemble') {
    return meanHead(head.members.map((one) => linearise(one, taps, image, mirrored)));
  }
  const x = seenBy(head, taps, image, mirrored);
  const { model } = head;
  const { value, gradient } = model.kind === 'mlp' ? mlpTangent(model, x) : kernelTangent(model, x);
  const linear = makeHead(head.taps, head.pooling, head.by, gradient, 0);
  return { ...linear, bias: value - (linearLogit(linear, taps, image, mirrored) - linear.bias) };
}

/** Linear heads over the same taps as one. */
export function meanHead(heads: readonly LinearHead[]): LinearHead {
  const [first] = heads;
  if (!first) throw new RangeError('a mean of no heads');
  const mean = (of: (head: LinearHead) => number): number =>
    heads.reduce((sum, head) => sum + of(head), 0) / heads.length;
  return {
    bias: mean(({ bias }) => bias),
    taps: first.taps.map(({ layer, weights }, t) => ({
      layer,
      weights: Object.fromEntries(
        Object.entries(weights).map(([pooling, own]) => [
          pooling,
          own.map((_, c) =>
            mean((head) => head.taps[t]?.weights[pooling as keyof typeof weights]?.[c] ?? NaN),
          ),
        ]),
      ),
    })),
  };
}

/** Standardised features. */
function seenBy(
  { by, pooling }: CurvedHead,
  taps: readonly PooledTap[],
  image: number,
  mirrored: boolean,
): Float32Array {
  return standardise(featureRows(taps, pooling, [{ image, mirrored }]), by);
}
