import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lowerHalf, sortTagged, tagBits } from '../../../core/localisation/sortTagged.js';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  // Plateaus, values that crowd at one end, and neighbours that differ in the bits of a tag alone.
  fc.constantFrom(0, -0, 1, 1 + 2 ** -52, 1 + 2 ** -51, -1, Number.MIN_VALUE),
  fc.double({ min: 0, max: 1e-6, noNaN: true }),
);

/** Numbers without the bits that a tag takes, and these bits. */
function taken(values: Float64Array): { readonly plain: Float64Array; readonly tags: number[] } {
  const plain = values.slice();
  const bits = new Uint32Array(plain.buffer);
  const tags = Array.from(plain, (_, i) => (bits[2 * i + lowerHalf] ?? 0) & tagBits);
  plain.forEach((_, i) => {
    bits[2 * i + lowerHalf] = (bits[2 * i + lowerHalf] ?? 0) & ~tagBits;
  });
  // Both zeros are one value.
  return { plain: plain.map((one) => one + 0), tags };
}

test('numbers rise as by the sort of the runtime, and each keeps its tag', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.nat({ max: 3 })), { maxLength: 400 }), (pairs) => {
      const values = Float64Array.from(pairs, ([own]) => own);
      const sorted = taken(
        sortTagged(
          values,
          Uint8Array.from(pairs, ([, tag]) => tag),
        ),
      );
      const { plain } = taken(values);
      expect([...sorted.plain]).toEqual([...plain.slice().sort()]);
      const told = (of: Float64Array, tags: readonly number[]) =>
        [...of].map((one, i) => `${one} ${tags[i]}`).sort();
      expect(told(sorted.plain, sorted.tags)).toEqual(
        told(
          plain,
          pairs.map(([, tag]) => tag),
        ),
      );
    }),
  );
});
