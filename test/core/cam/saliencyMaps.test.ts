import { describe, expect, test } from 'vitest';
import { ablationCam } from '../../../core/cam/perturbation/ablationCam.js';
import { saliencyMaps } from '../../../core/cam/saliencyMaps.js';
import { tapHead } from '../../../core/cam/tapHead.js';
import type { CurvedHead } from '../../../core/training/Head.js';
import { headAt } from '../../../core/training/headAt.js';
import { poolImage } from '../../../core/training/poolImage.js';
import { expectClose } from '../../support/expectClose.js';
import { handTap } from '../../support/handTap.js';

const coarse = { layer: 'coarse', height: 1, width: 1, channels: 1, data: Float32Array.of(5) };
const head = {
  bias: 9,
  taps: [
    { layer: 'coarse', weights: { mean: Float64Array.of(2) } },
    { layer: 'hand', weights: { mean: Float64Array.of(2, -1) } },
  ],
};
const ask = (method: string, negative = false) => ({ method, negative });

describe('saliencyMaps', () => {
  test('makes the maps in the order in which they are asked for', () => {
    const [second, first] = saliencyMaps([handTap], head, [ask('hires-cam'), ask('cam')], 'image');
    expect([...(first?.data ?? [])]).toEqual([2, 3, 7, 6]);
    // HiResCAM's sum is the contribution: brought to CAM's scale it is the same map.
    expectClose(second?.data ?? [], [2, 3, 7, 6], 1e-6);
  });

  test('shows the negative label by the opposite logit', () => {
    const [negative, cut] = saliencyMaps(
      [handTap],
      head,
      [ask('cam', true), ask('grad-cam', true)],
      'image',
    );
    expect([...(negative?.data ?? [])]).toEqual([-2, -3, -7, -6]);
    expect([...(cut?.data ?? [])]).toEqual([0, 0, 0, 0]);
  });

  test('adds the contributions of all taps it is given', () => {
    const [both] = saliencyMaps([handTap, coarse], head, [ask('cam')], 'image');
    expect([...(both?.data ?? [])]).toEqual([12, 13, 17, 16]);
  });

  test('finds a tap’s weights by its layer, whatever the order', () => {
    const [alone] = saliencyMaps([coarse], head, [ask('cam')], 'image');
    expect(alone).toEqual({ width: 1, height: 1, data: Float64Array.of(10) });
    const [turned] = saliencyMaps([coarse, handTap], head, [ask('cam')], 'image');
    expect([...(turned?.data ?? [])]).toEqual([12, 13, 17, 16]);
  });

  test('draws the random map from the image’s id', () => {
    const [one] = saliencyMaps([handTap], head, [ask('random')], 'one');
    const [again] = saliencyMaps([handTap], head, [ask('random', true)], 'one');
    const [other] = saliencyMaps([handTap], head, [ask('random')], 'other');
    expect(again).toEqual(one);
    expect(other).not.toEqual(one);
  });

  test.each([
    ['positive', false],
    ['negative', true],
  ])('ablates a head that is not linear by what it loses itself: %s', async (_, negative) => {
    const taps = [handTap, coarse];
    const kernels: CurvedHead = {
      kind: 'curved',
      taps: [
        { layer: 'hand', channels: 2 },
        { layer: 'coarse', channels: 1 },
      ],
      pooling: ['mean', 'std'],
      by: {
        mean: Float64Array.of(2, 0, 1, 1, 4, 0),
        scale: Float64Array.of(1, 2, 1, 0.5, 1, 0),
      },
      model: {
        kind: 'rbf',
        gamma: 0.12,
        centres: Float32Array.of(0, 1, 0, 1, 1, 0, 1, 0, -1, 0, 1, 2),
        coefficients: Float64Array.of(2, -3),
        bias: 0.5,
      },
    };
    const { logit } = tapHead(kernels, negative);
    const width = handTap.data.length;
    const asked = await ablationCam(
      handTap,
      (batch, count) =>
        Promise.resolve(
          Float64Array.from({ length: count }, (_, i) =>
            logit([{ ...handTap, data: batch.subarray(i * width, (i + 1) * width) }, coarse]),
          ),
        ),
      1,
    );
    const local = headAt(kernels, poolImage(taps), 0);
    const [map] = saliencyMaps([handTap], local, [ask('ablation-cam', negative)], 'image');
    expectClose(
      map?.data ?? [],
      [...asked].map((value) => Math.max(0, value)),
      1e-6,
    );
    // Both signs, so that neither label's map is empty.
    expect(map?.data.some((value) => value > 0)).toBe(true);
  });

  test('refuses a method that does not exist', () => {
    expect(() => saliencyMaps([handTap], head, [ask('magic')], 'image')).toThrow(RangeError);
  });
});
