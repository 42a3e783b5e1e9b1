import { expect, test } from 'vitest';
import { poolImage } from '../../../core/training/poolImage.js';
import { poolTap } from '../../../core/training/poolTap.js';
import { handTap } from '../../support/handTap.js';

test('pools an image as it is, and has none of its mirror image', () => {
  const coarse = { layer: 'coarse', height: 1, width: 1, channels: 1, data: Float32Array.of(5) };
  const [hand, other] = poolImage([handTap, coarse]);
  expect(hand).toEqual({ layer: 'hand', channels: 2, data: poolTap(handTap.data, 2) });
  // Mean, deviation, maximum.
  expect([...(other?.data ?? [])]).toEqual([5, 0, 5]);
});
