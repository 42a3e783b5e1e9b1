import { pair, spatial, type LayerNode, type Pair } from './LayerNode.js';
import type { RecordLayer } from './recordLayers.js';
import { windowedSize, type WindowOptions } from './windowedSize.js';

export interface Named {
  readonly name?: string;
}

/** The same on all sides, or [[top, bottom], [left, right]]. */
export type Margins = number | readonly [readonly [number, number], readonly [number, number]];

const sides = (margins: Margins): [[number, number], [number, number]] =>
  typeof margins === 'number'
    ? [
        [margins, margins],
        [margins, margins],
      ]
    : [[...margins[0]], [...margins[1]]];

/** Layers without weights that change the height, the width or their order. */
export const shapings = (record: RecordLayer) => {
  function resize(kind: string, input: LayerNode, margins: Margins, sign: 1 | -1, name?: string) {
    const [height, width, channels] = spatial(input);
    const [[top, bottom], [left, right]] = sides(margins);
    return record({
      kind,
      name,
      inputs: [input],
      config: {
        [sign === 1 ? 'padding' : 'cropping']: sides(margins),
        data_format: 'channels_last',
      },
      shape: [height + sign * (top + bottom), width + sign * (left + right), channels],
    });
  }

  function pool(kind: string, input: LayerNode, options: PoolOptions): LayerNode {
    const { name, size, stride = size, padding = 'valid' } = options;
    return record({
      kind,
      name,
      inputs: [input],
      config: {
        pool_size: pair(size),
        strides: pair(stride),
        padding,
        data_format: 'channels_last',
      },
      shape: [...windowedSize(input, { kernel: size, stride, padding }), input.channels],
    });
  }

  return {
    zeroPad: (input: LayerNode, margins: Margins, { name }: Named = {}) =>
      resize('ZeroPadding2D', input, margins, 1, name),

    crop: (input: LayerNode, margins: Margins, { name }: Named = {}) =>
      resize('Cropping2D', input, margins, -1, name),

    maxPool: (input: LayerNode, options: PoolOptions) => pool('MaxPooling2D', input, options),

    averagePool: (input: LayerNode, options: PoolOptions) =>
      pool('AveragePooling2D', input, options),

    globalAveragePool(input: LayerNode, options: Named & { keepdims?: boolean } = {}): LayerNode {
      const { name, keepdims = false } = options;
      const channels = spatial(input)[2];
      return record({
        kind: 'GlobalAveragePooling2D',
        name,
        inputs: [input],
        config: { data_format: 'channels_last', keepdims },
        shape: keepdims ? [1, 1, channels] : [channels],
      });
    },

    reshape: (input: LayerNode, shape: readonly number[], { name }: Named = {}) =>
      record({ kind: 'Reshape', name, inputs: [input], config: { target_shape: shape }, shape }),
  };
};

export interface PoolOptions extends Named {
  readonly size: Pair;
  /** As the size unless said otherwise. */
  readonly stride?: Pair;
  readonly padding?: WindowOptions['padding'];
}
