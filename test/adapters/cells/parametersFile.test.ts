import { describe, expect, it } from 'vitest';
import { parametersFile } from '../../../adapters/cells/parametersFile.js';
import { writeNpz } from '../../../adapters/npz/writeNpz.js';
import { weight } from '../../support/kerasLayer.js';

const parameters = new Map([
  ['block/conv/kernel', weight([1, 2, 1, 2], 1, -2, 0.5, 3e-8)],
  ['block/conv/bias', weight([2], 0, -1)],
]);

describe('parametersFile', () => {
  it('gives back what was written, with names and shapes', () => {
    expect(parametersFile.read(parametersFile.write(parameters))).toEqual(parameters);
  });

  it('writes the same bytes for the same parameters', () => {
    const copy = new Map([...parameters].map(([name, own]) => [name, structuredClone(own)]));
    expect(parametersFile.write(copy)).toEqual(parametersFile.write(parameters));
  });

  it('refuses arrays that are not float32, by name', () => {
    const bytes = writeNpz({ kernel: { data: Float64Array.of(1), shape: [1] } });
    expect(() => parametersFile.read(bytes)).toThrow('kernel is not float32');
  });
});
