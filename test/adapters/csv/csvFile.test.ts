import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { csvFile } from '../../../adapters/csv/csvFile.js';
import { writeTable } from '../../../adapters/csv/writeTable.js';

const file = csvFile(
  z.strictObject({ image: z.string(), logit: z.coerce.number(), fold: z.coerce.number() }),
);

describe('csvFile', () => {
  it('writes a header and RFC 4180 rows in the order of the schema', () => {
    const bytes = file.write([{ fold: 1, image: 'a "b", c', logit: -0.5 }]);
    expect(new TextDecoder().decode(bytes)).toBe('image,logit,fold\n"a ""b"", c",-0.5,1\n');
  });

  it('reads back what it wrote, numbers in full precision', () => {
    const text = fc.string({ unit: 'grapheme' });
    const row = fc.record({
      image: text,
      logit: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fold: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(file.read(file.write(rows))).toEqual(rows.map((one) => ({ ...one })));
      }),
      { seed: 1 },
    );
  });

  it('writes a header for no rows, and reads none', () => {
    expect(file.read(file.write([]))).toEqual([]);
  });
});

describe('writeTable', () => {
  it('writes the columns asked for, absent cells empty, quotes doubled', () => {
    const rows = [
      { b: 0.1 + 0.2, a: 'x,y' },
      { a: 'two\nlines', b: true, c: 'left out' },
    ];
    expect(new TextDecoder().decode(writeTable(['a', 'b', 'd'], rows))).toBe(
      'a,b,d\n"x,y",0.30000000000000004,\n"two\nlines",true,\n',
    );
  });
});
