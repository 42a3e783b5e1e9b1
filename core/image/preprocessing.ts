/** Per colour channel, or the same for all three. */
export type PerChannel = number | readonly [number, number, number];

/** Grey level v becomes v · scale + offset in each of three channels. */
export interface Preprocessing {
  readonly scale: PerChannel;
  readonly offset: PerChannel;
}

/** ImageNet's mean and deviation per colour, as keras.applications' `torch` mode has them. */
const mean = [0.485, 0.456, 0.406] as const;
const deviation = [0.229, 0.224, 0.225] as const;

/** keras.applications.imagenet_utils, mode `tf`: from -1 to 1. */
export const tfMode: Preprocessing = { scale: 1 / 127.5, offset: -1 };

/** Mode `torch`: a share of 255, then ImageNet's mean and deviation, in the order RGB. */
export const torchMode: Preprocessing = {
  scale: [1 / 255 / deviation[0], 1 / 255 / deviation[1], 1 / 255 / deviation[2]],
  offset: [-mean[0] / deviation[0], -mean[1] / deviation[1], -mean[2] / deviation[2]],
};

/** Mode `caffe`: ImageNet's mean taken off, in the order BGR. */
export const caffeMode: Preprocessing = { scale: 1, offset: [-103.939, -116.779, -123.68] };

/** For models that scale their input themselves. */
export const noMode: Preprocessing = { scale: 1, offset: 0 };

/** The value of one channel. */
export const ofChannel = (value: PerChannel, channel: 0 | 1 | 2): number =>
  typeof value === 'number' ? value : value[channel];
