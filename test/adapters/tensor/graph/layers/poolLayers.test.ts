import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../../support/lowerOne.js';

describe('a pooling', () => {
  it.each([
    ['MaxPooling2D', 'maxPool'],
    ['AveragePooling2D', 'averagePool'],
  ])('takes size and strides as numbers or pairs: %s', (kind, known) => {
    expect(stepOf(kind, { pool_size: 3, strides: [2, 1], padding: 'same' })).toEqual({
      kind: known,
      output: 'a',
      inputs: ['x'],
      size: [3, 3],
      strides: [2, 1],
      padding: 'same',
    });
  });

  it('moves on by its size where no strides are given', () => {
    expect(stepOf('MaxPooling2D', { pool_size: [3, 2], strides: null })).toMatchObject({
      strides: [3, 2],
    });
    expect(stepOf('MaxPooling2D')).toMatchObject({
      size: [2, 2],
      strides: [2, 2],
      padding: 'valid',
    });
  });
});

describe('a global pooling', () => {
  it('keeps its axes where it is asked to', () => {
    const step = { kind: 'globalAveragePool', output: 'a', inputs: ['x'] };
    const kept = stepOf('GlobalAveragePooling2D', { keepdims: true });
    expect(kept).toEqual({ ...step, keepDims: true });
    expect(stepOf('GlobalAveragePooling2D')).toEqual({ ...step, keepDims: false });
  });
});
