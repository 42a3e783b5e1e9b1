import { describe, expect, test } from 'vitest';
import {
  featureRows,
  featureWidth,
  selectImages,
  withFlips,
  type PooledTap,
} from '../../../core/training/PooledTap.js';

/** Every value says where it stands: image, mirrored, pooling, channel, one digit each. */
function numbered(layer: string, channels: number, offset: number): PooledTap {
  const side = (mirrored: 0 | 1): Float32Array => {
    const data: number[] = [];
    for (const image of [1, 2]) {
      for (const pooling of [0, 1, 2]) {
        for (let c = 0; c < channels; c++) {
          data.push(offset + image * 1000 + mirrored * 100 + pooling * 10 + c);
        }
      }
    }
    return Float32Array.from(data);
  };
  return { layer, channels, data: side(0), mirrored: side(1) };
}

const taps = [numbered('early', 2, 0), numbered('late', 1, 50_000)];

describe('featureRows', () => {
  test('lays out taps, in them poolings, in them channels', () => {
    const rows = featureRows(taps, ['mean', 'max'], [{ image: 1, mirrored: false }]);
    expect([...rows]).toEqual([2000, 2001, 2020, 2021, 52000, 52020]);
  });

  test('takes the poolings in the order in which they are asked for', () => {
    const rows = featureRows(taps, ['std', 'mean'], [{ image: 0, mirrored: true }]);
    expect([...rows]).toEqual([1110, 1111, 1100, 1101, 51110, 51100]);
  });

  test('has a row for every sample', () => {
    const samples = [
      { image: 1, mirrored: true },
      { image: 0, mirrored: false },
    ];
    expect([...featureRows(taps, ['mean'], samples)]).toEqual([
      2100, 2101, 52100, 1000, 1001, 51000,
    ]);
    expect(featureRows(taps, ['mean'], [])).toHaveLength(0);
  });

  test('takes an altered copy from where that lies', () => {
    // Two copies of images 1 and 2: copy, image, pooling, one digit each.
    const copies = [1, 2].map((copy) =>
      Float32Array.from([1, 2].flatMap((i) => [0, 1, 2].map((p) => copy * 100 + i * 10 + p))),
    );
    const late = { ...numbered('late', 1, 0), copies };
    const samples = [
      { image: 1, mirrored: false, copy: 2 },
      { image: 1, mirrored: false },
      { image: 0, mirrored: false, copy: 1 },
    ];
    expect([...featureRows([late], ['max', 'mean'], samples)]).toEqual([
      222, 220, 2020, 2000, 112, 110,
    ]);
    const missing = [{ image: 0, mirrored: false, copy: 3 }];
    expect(() => featureRows([late], ['mean'], missing)).toThrow('copy 3 of late is not there');
  });

  test('refuses mirrored images that are not there, and no others for that', () => {
    const { mirrored: _mirrored, ...late } = numbered('late', 1, 0);
    const missing = [{ image: 0, mirrored: true }];
    expect(() => featureRows([late], ['mean'], missing)).toThrow(
      new RangeError('mirrored images of late are not there'),
    );
    expect([...featureRows([late], ['mean'], [{ image: 0, mirrored: false }])]).toEqual([1000]);
  });
});

describe('selectImages', () => {
  test('keeps both sides of the images asked for, in their order', () => {
    expect(selectImages(numbered('late', 1, 0), [1, 0, 1])).toEqual({
      layer: 'late',
      channels: 1,
      data: Float32Array.of(2000, 2010, 2020, 1000, 1010, 1020, 2000, 2010, 2020),
      mirrored: Float32Array.of(2100, 2110, 2120, 1100, 1110, 1120, 2100, 2110, 2120),
    });
  });

  test('has no mirrored images where there are none', () => {
    const { mirrored: _mirrored, ...late } = numbered('late', 1, 0);
    expect(selectImages(late, [1])).toEqual({
      layer: 'late',
      channels: 1,
      data: Float32Array.of(2000, 2010, 2020),
    });
  });

  test('leaves altered copies behind', () => {
    const tap = { ...numbered('late', 1, 0), copies: [Float32Array.of(1, 2, 3, 4, 5, 6)] };
    expect(selectImages(tap, [0])).toEqual(selectImages(numbered('late', 1, 0), [0]));
  });

  test('gives rows of their own that no change reaches the tap by', () => {
    const tap = numbered('late', 1, 0);
    const own = selectImages(tap, [0]);
    own.data.fill(0);
    own.mirrored?.fill(0);
    expect(tap).toEqual(numbered('late', 1, 0));
    expect(selectImages(tap, []).data).toHaveLength(0);
  });
});

describe('withFlips', () => {
  test('takes every image as it is', () => {
    expect(withFlips([3, 1], false)).toEqual([
      { image: 3, mirrored: false },
      { image: 1, mirrored: false },
    ]);
  });

  test('takes all of them mirrored after that where it is asked to', () => {
    expect(withFlips([3, 1], true)).toEqual([
      { image: 3, mirrored: false },
      { image: 1, mirrored: false },
      { image: 3, mirrored: true },
      { image: 1, mirrored: true },
    ]);
  });
});

describe('featureWidth', () => {
  test('counts every channel once a pooling', () => {
    expect(featureWidth(taps, ['mean'])).toBe(3);
    expect(featureWidth(taps, ['mean', 'std', 'max'])).toBe(9);
  });
});
