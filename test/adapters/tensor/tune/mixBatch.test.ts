import { expect, test } from 'vitest';
import { mixBatch } from '../../../../adapters/tensor/tune/mixBatch.js';
import { seededRandom } from '../../../../core/random.js';

test('mixBatch mixes inputs, labels and weights of each sample with the same partner and share', () => {
  const batch = {
    input: Float32Array.of(0, 0, 10, 20, 100, 200),
    samples: [0, 1, 2].map((image) => ({ image, mirrored: false })),
    targets: Float32Array.of(0, 1, 0),
    weights: Float32Array.of(1, 2, 4),
    mask: Float32Array.of(1),
  };
  const mixed = mixBatch(batch, 1, seededRandom('mix'));
  const shares = new Set(mixed.samples.map((sample) => sample.mixed?.share));
  expect(shares.size).toBe(1);
  const [share = NaN] = [...shares];
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  mixed.samples.forEach(({ image, mixed: own }, i) => {
    const other = own?.with.image ?? NaN;
    const mix = (values: Float32Array, width: number, at: number) =>
      share * (values[image * width + at] ?? NaN) +
      (1 - share) * (values[other * width + at] ?? NaN);
    expect(mixed.input[2 * i]).toBeCloseTo(mix(batch.input, 2, 0), 3);
    expect(mixed.input[2 * i + 1]).toBeCloseTo(mix(batch.input, 2, 1), 3);
    const weight = mix(batch.weights, 1, 0);
    expect(mixed.weights[i]).toBeCloseTo(weight, 5);
    // Each label counts by its own weight.
    const labels = batch.targets.map((target, j) => target * (batch.weights[j] ?? NaN));
    expect(mixed.targets[i]).toBeCloseTo(mix(labels, 1, 0) / weight, 6);
  });
  expect(mixed.mask).toBe(batch.mask);
});
