import { expect, test } from 'vitest';
import { drawEllipse, ellipseMask } from '../../../core/phantom/drawEllipse.js';
import { seededRandom } from '../../../core/random.js';

const side = 224;
const drawn = Array.from({ length: 200 }, (_, i) => drawEllipse(side, seededRandom('ellipse', i)));

test('drawEllipse leaves room for a ring of a tenth of the diameter and for what lies below', () => {
  for (const { cx, cy, a, b } of drawn) {
    const ring = 0.1 * 2 * Math.sqrt(a * b);
    expect(cx - a).toBeGreaterThan(ring);
    expect(cx + a).toBeLessThan(side - ring);
    expect(cy - b).toBeGreaterThan(ring);
    expect(cy + b + ring).toBeLessThan(0.75 * side);
  }
});

test('drawEllipse draws lesions that are wider than tall, with a ring of 8 pixels or more', () => {
  for (const { a, b } of drawn) {
    expect(a).toBeGreaterThan(b);
    expect(0.2 * Math.sqrt(a * b)).toBeGreaterThanOrEqual(8);
  }
});

test('ellipseMask marks the pixels whose centre lies inside', () => {
  // Centre (3, 2), half axes 2 and 1: a cross of five across and three down.
  const mask = ellipseMask({ cx: 3, cy: 2, a: 2, b: 1 }, 7);
  const marked = [...mask].flatMap((value, i) => (value ? [[i % 7, Math.floor(i / 7)]] : []));
  expect(marked).toEqual([
    [3, 1],
    [1, 2],
    [2, 2],
    [3, 2],
    [4, 2],
    [5, 2],
    [3, 3],
  ]);
});
