import type { Tap } from '../../core/cam/Tap.js';

type Values = Omit<Tap, 'layer'>;

interface Output {
  readonly shape: readonly number[];
  dataSync(): unknown;
}

/** Reads a layer's output of some images: a tensor of images × height × width × channels. */
export function readTaps(output: Output): (image: number) => Values {
  const [, height = 0, width = 0, channels = 0] = output.shape;
  const values = output.dataSync() as Float32Array;
  const stride = height * width * channels;
  return (image) => ({
    data: values.slice(image * stride, (image + 1) * stride),
    height,
    width,
    channels,
  });
}
