import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { withData } from '../../../core/sweep/withData.js';

describe('withData', () => {
  test('puts another address in place, and leaves comments and order', () => {
    const text = '# the study\nname: study\ndata: ./busi # here\nseeds: [1, 2]\n';
    const changed = withData(text, '/data/BUSI');
    expect(changed).toContain('# the study');
    expect(changed.indexOf('name:')).toBeLessThan(changed.indexOf('data:'));
    expect(changed.indexOf('data:')).toBeLessThan(changed.indexOf('seeds:'));
    expect(parseSweep(changed)).toEqual(parseSweep(text, { data: '/data/BUSI' }));
  });

  test('adds the address where there is none', () => {
    expect(parseSweep(withData('name: study\n', './x')).data).toBe('./x');
  });

  test.each(['s3://bucket/a b', 'C:\\data', './a: b', '# no comment', "it's", '42', 'null'])(
    'writes the address %j so that it reads as the same text',
    (data) => {
      expect(parseSweep(withData('name: study\ndata: x\n', data)).data).toBe(data);
    },
  );
});
