import { describe, expect, it } from 'vitest';
import { lowerOne, stepOf } from '../../../../support/lowerOne.js';

const step = { kind: 'activation', output: 'a', inputs: ['x'] };

describe('an activation', () => {
  it.each([
    ['linear', 'linear'],
    ['relu', 'relu'],
    ['relu6', 'relu6'],
    ['sigmoid', 'sigmoid'],
    ['swish', 'silu'],
    ['silu', 'silu'],
    ['softmax', 'softmax'],
    ['hard_sigmoid', 'hard_sigmoid'],
    ['hard_swish', 'hard_silu'],
    ['hard_silu', 'hard_silu'],
  ])('knows %s as %s', (activation, known) => {
    expect(stepOf('Activation', { activation })).toEqual({ ...step, activation: known });
  });

  it('is refused where it is not known', () => {
    expect(() => lowerOne('Activation', { activation: 'mish' })).toThrow('none that foldcam knows');
  });
});

describe('a ReLU', () => {
  it('is one up to 6 or without an end', () => {
    expect(stepOf('ReLU', { max_value: 6 })).toEqual({ ...step, activation: 'relu6' });
    const endless = { max_value: null, negative_slope: 0, threshold: 0 };
    expect(stepOf('ReLU', endless)).toEqual({ ...step, activation: 'relu' });
    expect(stepOf('ReLU')).toEqual({ ...step, activation: 'relu' });
  });

  it.each([{ max_value: 1 }, { negative_slope: 0.1 }, { threshold: 1 }])(
    'is refused with %o',
    (config) => {
      expect(() => lowerOne('ReLU', config)).toThrow(/can only be [06]/);
    },
  );
});

describe('a dropout', () => {
  it('does nothing', () => {
    expect(stepOf('Dropout', { rate: 0.5 })).toEqual({ ...step, activation: 'linear' });
  });
});
