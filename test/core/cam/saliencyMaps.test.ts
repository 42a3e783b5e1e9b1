import { describe, expect, test } from 'vitest';
import { saliencyMaps } from '../../../core/cam/saliencyMaps.js';
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

  test('refuses a method that does not exist', () => {
    expect(() => saliencyMaps([handTap], head, [ask('magic')], 'image')).toThrow(RangeError);
  });
});
