import type { TapPlace } from '../cam/Tap.js';
import { gaussianBlur, type Gaussian } from '../image/gaussianBlur.js';
import { faithfulnessSettings } from './settings.js';

/** A square that a network is shown: side × side × channels. */
export interface ShownView {
  readonly input: Float32Array;
  readonly side: number;
  /** Where it lies in the frame of the maps, which the first view fills. */
  readonly place?: TapPlace | undefined;
}

/** What stands for a view's pixels where they are taken away. */
export interface Replacement {
  readonly fill: Float32Array;
  readonly blurred: Float32Array;
}

/**
 * For deletion the mean of the pixels that are deleted, for insertion the blurred picture: of every view
 * the same, in the frame's measure.
 * @param views the first one fills the frame
 * @param counted 1 for the pixels of the frame that are taken; all when left out
 */
export function replaceViews(views: readonly ShownView[], counted?: Uint8Array): Replacement[] {
  const [frame] = views;
  if (!frame) return [];
  const channels = frame.input.length / frame.side ** 2;
  const means = Array.from({ length: channels }, (_, c) =>
    channelMean(frame, channels, c, counted),
  );
  return views.map(({ input, side, place }) => {
    const blurred = new Float32Array(input.length);
    const across = gaussianOf(side, place?.width);
    const down = gaussianOf(side, place?.height);
    for (let c = 0; c < channels; c++) {
      const channel = input.filter((_, i) => i % channels === c);
      const soft = gaussianBlur(channel, { width: side, height: side }, across, down);
      soft.forEach((value, pixel) => (blurred[pixel * channels + c] = value));
    }
    return { fill: input.map((_, i) => means[i % channels] as number), blurred };
  });
}

// A part of the frame is enlarged, and so is the blur.
function gaussianOf(side: number, share = 1): Gaussian {
  const sigma = (faithfulnessSettings.blur * side) / share;
  return { sigma, radius: Math.ceil(3 * sigma) };
}

function channelMean(
  { input }: ShownView,
  channels: number,
  channel: number,
  counted?: Uint8Array,
): number {
  let [sum, count] = [0, 0];
  for (let pixel = 0; pixel * channels < input.length; pixel++) {
    if (counted && counted[pixel] !== 1) continue;
    sum += input[pixel * channels + channel] as number;
    count++;
  }
  return sum / count;
}
