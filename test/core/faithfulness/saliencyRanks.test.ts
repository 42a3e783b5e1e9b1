import { describe, expect, test } from 'vitest';
import { never, saliencyRanks } from '../../../core/faithfulness/saliencyRanks.js';

describe('saliencyRanks', () => {
  test('gives the highest value the first turn, negative ones the last', () => {
    expect([...saliencyRanks(Float64Array.of(0.5, -2, 3, 0), 'a')]).toEqual([1, 3, 0, 2]);
  });

  test('leaves out what does not count', () => {
    const counted = Uint8Array.of(1, 1, 0, 1);
    const ranks = saliencyRanks(Float64Array.of(0.5, -2, 3, 0), 'a', counted);
    expect([...ranks]).toEqual([0, 2, never, 1]);
  });

  test('draws the turns of equal values, the same for the same seed', () => {
    const zeros = new Float64Array(50);
    const ranks = saliencyRanks(zeros, 'a');
    expect([...ranks].sort((a, b) => a - b)).toEqual([...zeros.keys()]);
    expect(saliencyRanks(zeros, 'a')).toEqual(ranks);
    expect(saliencyRanks(zeros, 'b')).not.toEqual(ranks);
    expect([...ranks]).not.toEqual([...zeros.keys()]);
  });

  test('draws the same turns among equal values of another map', () => {
    const zeros = saliencyRanks(new Float64Array(6), 'a');
    const peak = saliencyRanks(Float64Array.of(0, 0, 0, 0, 0, 1), 'a');
    const turns = (ranks: Uint32Array) =>
      [0, 1, 2, 3, 4].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0));
    expect(peak[5]).toBe(0);
    expect(turns(peak)).toEqual(turns(zeros));
  });
});
