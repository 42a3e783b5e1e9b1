import { readNpz } from '../npz/readNpz.js';
import { writeNpz } from '../npz/writeNpz.js';

/** A saliency map at the resolution of the finest tap, or of the image. */
export interface StoredMap {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

/** One array a map, named by its image: height × width. */
export function writeMaps(maps: ReadonlyMap<string, StoredMap>): Uint8Array {
  return writeNpz(
    Object.fromEntries(
      [...maps].map(([image, { data, width, height }]) => [
        image,
        { data, shape: [height, width] },
      ]),
    ),
  );
}

export function readMaps(bytes: Uint8Array): Map<string, StoredMap> {
  return new Map(
    Object.entries(readNpz(bytes)).map(([image, { data, shape }]) => {
      const [height = 0, width = 0] = shape;
      if (!(data instanceof Float32Array)) throw new RangeError(`map of ${image} is not float32`);
      return [image, { data, width, height }];
    }),
  );
}
