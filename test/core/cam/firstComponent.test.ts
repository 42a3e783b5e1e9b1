import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstComponent } from '../../../core/cam/firstComponent.js';
import { expectClose } from '../../support/expectClose.js';

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('firstComponent', () => {
  test('is the rows themselves where there is one column', () => {
    expectClose(firstComponent(Float64Array.of(1, 3, 2), 1), [1, 3, 2], 1e-12);
  });

  test('takes the sign that agrees with the rows’ sums', () => {
    expectClose(firstComponent(Float64Array.of(-1, -3, 2), 1), [-1, -3, 2], 1e-12);
    // Rank one: rows 1, −2 times (3, −4); v = ±(0.6, −0.8), and Σ v ≥ 0 leaves (−0.6, 0.8).
    expectClose(firstComponent(Float64Array.of(3, -4, -6, 8), 2), [-5, 10], 1e-12);
  });

  test('finds a component that is orthogonal to ones', () => {
    // Rows (2, −2) and (1, 1): MMᵀ = diag(8, 2). Σ v is 0: the sign is free.
    const map = firstComponent(Float64Array.of(2, -2, 1, 1), 2);
    expectClose(map.map(Math.abs), [Math.sqrt(8), 0], 1e-9);
  });

  test('has the same sum of squares whether rows or columns are fewer', () => {
    // 2 × 3 and its transpose: MMᵀ = (14 32 / 32 77), λ = (91 + √8065) / 2
    const largest = (91 + Math.sqrt(8065)) / 2;
    const wide = firstComponent(Float64Array.of(1, 2, 3, 4, 5, 6), 3);
    const tall = firstComponent(Float64Array.of(1, 4, 2, 5, 3, 6), 2);
    expect(sum(wide.map((own) => own * own))).toBeCloseTo(largest, 9);
    expect(sum(tall.map((own) => own * own))).toBeCloseTo(largest, 9);
  });

  test('explains at least as much as any other direction', () => {
    const drawn = fc.integer({ min: 1, max: 5 }).chain((columns) => {
      const number = fc.integer({ min: -9, max: 9 });
      return fc.tuple(
        fc.array(fc.array(number, { minLength: columns, maxLength: columns }), { minLength: 1 }),
        fc.array(number, { minLength: columns, maxLength: columns }),
      );
    });
    fc.assert(
      fc.property(drawn, ([rows, direction]) => {
        const map = firstComponent(Float64Array.from(rows.flat()), direction.length);
        const length = Math.hypot(...direction) || 1;
        const other = rows.map(
          (row) => sum(row.map((own, c) => own * (direction[c] ?? NaN))) / length,
        );
        const most = sum(map.map((own) => own * own));
        expect(sum(other.map((own) => own * own))).toBeLessThanOrEqual(most * (1 + 1e-9) + 1e-9);
      }),
      { seed: 1 },
    );
  });

  test('is zero of zeros, and NaN of what is not finite', () => {
    expect([...firstComponent(new Float64Array(4), 2)]).toEqual([0, 0]);
    expect([...firstComponent(Float64Array.of(1, NaN, 2, 3), 2)]).toEqual([NaN, NaN]);
    expect([...firstComponent(Float64Array.of(1, Infinity, 2, 3), 2)]).toEqual([NaN, NaN]);
  });
});
