import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortValues } from '../../../core/localisation/sortValues.js';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  // Plateaus, and values that crowd at one end.
  fc.constantFrom(0, -0, 1),
  fc.double({ min: 0, max: 1e-6, noNaN: true }),
);

test('sorts as the runtime does', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 400 }), (values) => {
      const own = Float64Array.from(values);
      sortValues(own);
      const expected = Float64Array.from(values).sort();
      // Both zeros are one value.
      expect([...own].map((one) => one + 0)).toEqual([...expected].map((one) => one + 0));
    }),
  );
});
