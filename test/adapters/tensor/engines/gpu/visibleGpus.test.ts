import { describe, expect, test } from 'vitest';
import { visibleGpus } from '../../../../../adapters/tensor/engines/gpu/visibleGpus.js';

const gpus = [
  { name: 'a', uuid: 'GPU-11aa' },
  { name: 'b', uuid: 'GPU-22bb' },
  { name: 'c', uuid: 'GPU-33cc' },
];

describe('visibleGpus', () => {
  test.each([
    [undefined, 'abc'],
    ['0,1,2', 'abc'],
    ['2,0', 'ca'],
    [' 1 ', 'b'],
    ['GPU-22', 'b'],
    ['GPU-33cc,0', 'ca'],
    ['', ''],
    ['-1', ''],
    ['NoDevFiles', ''],
    // What comes behind an entry that names none is hidden.
    ['1,-1,2', 'b'],
    ['1,7,2', 'b'],
  ])('for CUDA_VISIBLE_DEVICES=%s are %s', (variable, names) => {
    expect(
      visibleGpus(gpus, variable)
        .map(({ name }) => name)
        .join(''),
    ).toBe(names);
  });
});
