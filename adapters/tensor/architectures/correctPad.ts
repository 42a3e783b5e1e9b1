import { spatial, type LayerNode } from './layers/LayerNode.js';
import type { Margins } from './layers/shapings.js';

/**
 * The zeros that go round an image before a square window of stride 2 that is then `valid`:
 * keras.applications.imagenet_utils.correct_pad. Unlike `same`, an even size gets its odd zero first.
 */
export function correctPad(input: LayerNode, kernel: number): Margins {
  const half = Math.floor(kernel / 2);
  const [height, width] = spatial(input);
  const along = (size: number) => [half - (1 - (size % 2)), half] as const;
  return [along(height), along(width)];
}
