import { describe, expect, test } from 'vitest';
import { parseSweep } from '../../core/sweep/parseSweep.js';
import { refuse } from './refuse.js';
import { badSweeps } from './sweeps.js';

describe('a sweep file is refused:', () => {
  refuse(badSweeps);
});

describe('a sweep file is read', () => {
  test.each([
    ['with anchors and aliases', 'name: &n a\ndata: *n\n', 'a'],
    ['with a byte-order mark', '\ufeffname: a\ndata: b\n', 'b'],
    ['with CRLF', 'name: a\r\ndata: b\r\n', 'b'],
    ['that is JSON', '{"name": "a", "data": "b"}', 'b'],
    [
      'whose data have spaces, quotes and Unicode',
      `name: a\ndata: "./my 'data' – ульт/超"\n`,
      `./my 'data' – ульт/超`,
    ],
  ])('%s', (_, text, data) => {
    expect(parseSweep(text).data).toBe(data);
  });
});
