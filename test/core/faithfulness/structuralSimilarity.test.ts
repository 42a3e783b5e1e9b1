import { describe, expect, test } from 'vitest';
import { structuralSimilarity } from '../../../core/faithfulness/structuralSimilarity.js';
import vectors from '../../oracle/vectors/faithfulness.json' with { type: 'json' };

const flat = (value: number) => new Float64Array(144).fill(value);
const size = { width: 12, height: 12 };

describe('structuralSimilarity', () => {
  test.each(vectors.similarities)('agrees with scikit-image to 1e-6: $name', (vector) => {
    const [first, second] = [Float64Array.from(vector.first), Float64Array.from(vector.second)];
    const { width, height } = vector;
    const own = structuralSimilarity(first, second, { width, height });
    expect(Math.abs(own - vector.ssim)).toBeLessThan(1e-6);
  });

  test('of a picture and itself is 1', () => {
    const ramp = Float64Array.from({ length: 144 }, (_, i) => i / 143);
    expect(structuralSimilarity(ramp, ramp, size)).toBeCloseTo(1, 12);
  });

  test('of two flat pictures compares their brightness alone', () => {
    // (2 · 0.2 · 0.6 + 0.0001) / (0.04 + 0.36 + 0.0001), and no variance.
    expect(structuralSimilarity(flat(0.2), flat(0.6), size)).toBeCloseTo(0.2401 / 0.4001, 9);
  });
});
