import { poolings } from '../sweep/Recipe.js';
import { isLinear, type CurvedHead, type Head } from './Head.js';
import { headLogit } from './headLogit.js';
import { centreDistances, kernelLogit, type KernelModel } from './KernelModel.js';
import { mlpOutput, mlpSums, type MlpModel } from './MlpModel.js';
import { featureRows, pooledOf, type PooledTap } from './PooledTap.js';
import { standardise } from './standardise.js';

/** The logit with some features, by their places, as they are where their channel is zero. */
type LogitWithout = (features: readonly number[]) => number;

/**
 * What a head's logit loses where one channel of a tap is zero in every cell, and so each of its statistics
 * is 0. Only what changes is computed anew.
 * @param taps all that the head sees, in its order
 * @param t which of them
 * @returns one a channel
 */
export function channelDrops(
  head: Head,
  taps: readonly PooledTap[],
  t: number,
  image: number,
): Float64Array {
  const tap = taps[t] as PooledTap;
  const { channels } = tap;
  if (isLinear(head)) {
    const weights = head.taps[t]?.weights ?? {};
    const drops = new Float64Array(channels);
    const pooled = pooledOf(tap, { image, mirrored: false });
    poolings.forEach((pooling, p) => {
      weights[pooling]?.forEach((weight, c) => {
        drops[c] = (drops[c] as number) + weight * (pooled[p * channels + c] as number);
      });
    });
    return drops;
  }
  if (head.kind === 'ensemble') {
    const each = head.members.map((member) => channelDrops(member, taps, t, image));
    return Float64Array.from(
      { length: channels },
      (_, c) => each.reduce((sum, drops) => sum + (drops[c] as number), 0) / each.length,
    );
  }
  const whole = headLogit(head, taps, image);
  const without = logitWithout(head, taps, image);
  const before = head.taps.slice(0, t).reduce((sum, tap) => sum + tap.channels, 0);
  const places = head.pooling.map((_, p) => before * head.pooling.length + p * channels);
  return Float64Array.from(
    { length: channels },
    (_, c) => whole - without(places.map((place) => place + c)),
  );
}

function logitWithout(
  { by, pooling, model }: CurvedHead,
  taps: readonly PooledTap[],
  image: number,
): LogitWithout {
  const raw = featureRows(taps, pooling, [{ image, mirrored: false }]);
  const x = standardise(raw, by);
  const zero = standardise(new Float32Array(raw.length), by);
  return model.kind === 'rbf' ? kernelWithout(model, x, zero) : mlpWithout(model, x, zero);
}

function kernelWithout(model: KernelModel, x: Float32Array, zero: Float32Array): LogitWithout {
  const { centres } = model;
  const distances = centreDistances(model, x);
  return (features) => {
    const changed = distances.slice();
    for (const j of features) {
      const [from, to] = [x[j] as number, zero[j] as number];
      for (let i = 0; i < changed.length; i++) {
        const centre = centres[i * x.length + j] as number;
        changed[i] = (changed[i] as number) + (to - centre) ** 2 - (from - centre) ** 2;
      }
    }
    return kernelLogit(model, changed);
  };
}

function mlpWithout(model: MlpModel, x: Float32Array, zero: Float32Array): LogitWithout {
  const sums = mlpSums(model, new Float64Array(x));
  return (features) => {
    const changed = sums.slice();
    for (const j of features) {
      const change = (zero[j] as number) - (x[j] as number);
      for (let h = 0; h < changed.length; h++) {
        changed[h] = (changed[h] as number) + change * (model.hidden[h * x.length + j] as number);
      }
    }
    return mlpOutput(model, changed);
  };
}
