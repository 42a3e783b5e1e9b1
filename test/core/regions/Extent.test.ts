import { describe, expect, test } from 'vitest';
import { parseExtent } from '../../../core/regions/Extent.js';

describe('parseExtent', () => {
  test.each([
    ['10%', 'percent', 10],
    ['3mm', 'mm', 3],
    ['20px', 'px', 20],
    ['2.5 mm', 'mm', 2.5],
    [' 0px ', 'px', 0],
  ])('reads %j', (text, unit, value) => {
    expect(parseExtent(text)).toEqual({ unit, value });
  });

  test.each([
    '',
    '10',
    '%',
    '-3mm',
    '+3mm',
    '3cm',
    '1e2px',
    '.5mm',
    '3.mm',
    '3  mm',
    '3 PX',
    'full',
  ])('refuses %j', (text) => {
    expect(parseExtent(text)).toBeUndefined();
  });
});
