import { describe, expect, it } from 'vitest';
import { lowerOne, stepOf } from '../../../../support/lowerOne.js';

describe('a layer of several inputs', () => {
  it.each([
    ['Add', 'add'],
    ['Multiply', 'multiply'],
    ['Concatenate', 'concat'],
  ])('takes them in order: %s', (kind, known) => {
    const inputs = ['y', 'x', 'z'];
    expect(stepOf(kind, {}, inputs)).toEqual({ kind: known, output: 'a', inputs });
  });

  it('joins along the channels alone', () => {
    expect(stepOf('Concatenate', { axis: 3 }, ['x', 'y'])).toMatchObject({ kind: 'concat' });
    expect(() => lowerOne('Concatenate', { axis: 1 }, {}, ['x', 'y'])).toThrow('axis');
  });
});
