import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinGroups } from '../../../core/dataset/joinGroups.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const id = fc.constantFrom(...ids);
const links = fc.array(fc.tuple(id, id), { maxLength: 12 });

/** Everything that can be walked to along the links. */
function reach(start: string, pairs: readonly (readonly [string, string])[]): string[] {
  const found = new Set([start]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [a, b] of pairs) {
      if (found.has(a)) found.add(b);
      if (found.has(b)) found.add(a);
    }
  }
  return [...found].sort();
}

describe('joinGroups', () => {
  test('joins what is linked through others, and names the group after its first id', () => {
    const groups = joinGroups(
      ['a', 'b', 'c', 'd', 'e'],
      [
        ['d', 'e'],
        ['e', 'b'],
      ],
    );
    expect(Object.fromEntries(groups)).toEqual({ a: 'a', b: 'b', c: 'c', d: 'b', e: 'b' });
  });

  test('leaves an image without links in a group of its own', () => {
    expect(joinGroups(['x', 'y'], [['x', 'x']])).toEqual(
      new Map([
        ['x', 'x'],
        ['y', 'y'],
      ]),
    );
  });

  test('passes over links to images that are not there', () => {
    const groups = joinGroups(
      ['a', 'b'],
      [
        ['a', 'gone'],
        ['gone', 'b'],
      ],
    );
    expect(groups).toEqual(
      new Map([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    );
  });

  test('puts two images into one group exactly when links lead from one to the other', () => {
    fc.assert(
      fc.property(links, (pairs) => {
        const groups = joinGroups(ids, pairs);
        for (const one of ids) {
          const own = ids.filter((other) => groups.get(other) === groups.get(one));
          expect(own).toEqual(reach(one, pairs));
          expect(groups.get(one)).toBe(own[0]);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  test('does not depend on the order of the links, or on their direction', () => {
    fc.assert(
      fc.property(links, (pairs) => {
        const turned = [...pairs].reverse().map(([a, b]): [string, string] => [b, a]);
        expect(joinGroups(ids, turned)).toEqual(joinGroups(ids, pairs));
      }),
      { seed: 1 },
    );
  });
});
