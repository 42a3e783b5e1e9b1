import type { Tap } from '../../core/cam/Tap.js';

/**
 * Two rows, two columns, two channels, for numbers worked out by hand:
 * channel 0 is 1 2 / 3 4, channel 1 is 0 1 / −1 2.
 */
export const handTap: Tap = {
  layer: 'hand',
  height: 2,
  width: 2,
  channels: 2,
  data: Float32Array.of(1, 0, 2, 1, 3, -1, 4, 2),
};

/** Of channel 0: ½ −½ / 1 1, mean ½; of channel 1: 2 0 / −1 3, mean 1. */
export const handGradient = Float32Array.of(0.5, 2, -0.5, 0, 1, -1, 1, 3);
