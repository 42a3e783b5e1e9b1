import { describe, expect, test } from 'vitest';
import {
  caffeMode,
  noMode,
  ofChannel,
  tfMode,
  torchMode,
  type Preprocessing,
} from '../../../core/image/preprocessing.js';
import vectors from '../../oracle/vectors/preprocessing.json' with { type: 'json' };
import { expectClose } from '../../support/expectClose.js';

const modes: Readonly<Record<string, Preprocessing>> = {
  caffe: caffeMode,
  tf: tfMode,
  torch: torchMode,
};

const prepare = ({ scale, offset }: Preprocessing, grey: readonly number[]): number[] =>
  grey.flatMap((level) =>
    ([0, 1, 2] as const).map((c) => level * ofChannel(scale, c) + ofChannel(offset, c)),
  );

describe('preprocessing', () => {
  test.each(vectors.cases)('in mode $mode agrees with Keras', ({ mode, ready }) => {
    // Keras' numbers have nine digits and reach 151.
    expectClose(prepare(modes[mode] ?? noMode, vectors.grey), ready, 1e-6);
  });

  test('gives a model that scales its input itself the grey levels as they are', () => {
    expect(prepare(noMode, [0, 255])).toEqual([0, 0, 0, 255, 255, 255]);
  });

  test('has one value for all channels or one for each', () => {
    expect([ofChannel(3, 0), ofChannel(3, 2)]).toEqual([3, 3]);
    expect([ofChannel([1, 2, 3], 0), ofChannel([1, 2, 3], 2)]).toEqual([1, 3]);
  });
});
