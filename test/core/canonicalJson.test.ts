import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../core/canonicalJson.js';

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

// JSON has no −0, and `__proto__` is not a key that JSON.parse and object literals agree on.
const json = fc
  .jsonValue()
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  .filter((value) => !JSON.stringify(value).includes('__proto__'));

describe('canonicalJson', () => {
  test('sorts the keys of objects at every depth, and leaves arrays as they are', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }, 'x'], a: null })).toBe(
      '{"a":null,"b":[{"c":2,"d":1},"x"]}',
    );
  });

  test('sorts by code units, so that capitals come first wherever it runs', () => {
    expect(canonicalJson({ ä: 1, b: 2, B: 3, a: 4 })).toBe('{"B":3,"a":4,"b":2,"ä":1}');
  });

  test('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  test('gives equal values equal text, whatever the order of their keys', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
      { seed: 1 },
    );
  });

  test('loses nothing of a JSON value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
      { seed: 1 },
    );
  });

  test('gives different values different text', () => {
    const small = fc.dictionary(
      fc.constantFrom('a', 'b'),
      fc.constantFrom<unknown>(0, '0', null, []),
    );
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(canonicalJson(a) === canonicalJson(b)).toBe(isDeepStrictEqual({ ...a }, { ...b }));
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});
