import { describe, expect, test } from 'vitest';
import { featureRows, featureWidth, type PooledTap } from '../../../core/training/PooledTap.js';

/** Every value says where it stands: image, mirrored, pooling, channel, one digit each. */
function numbered(layer: string, channels: number, offset: number): PooledTap {
  const data: number[] = [];
  for (const image of [1, 2]) {
    for (const mirrored of [0, 1]) {
      for (const pooling of [0, 1, 2]) {
        for (let c = 0; c < channels; c++) {
          data.push(offset + image * 1000 + mirrored * 100 + pooling * 10 + c);
        }
      }
    }
  }
  return { layer, channels, data: Float32Array.from(data) };
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
});

describe('featureWidth', () => {
  test('counts every channel once a pooling', () => {
    expect(featureWidth(taps, ['mean'])).toBe(3);
    expect(featureWidth(taps, ['mean', 'std', 'max'])).toBe(9);
  });
});
