import { expect, test } from 'vitest';
import { alterWindow } from '../../../core/image/alterWindow.js';

const window = { x: 10, y: 20, width: 100, height: 50 };

test('a copy that is neither moved nor enlarged shows the same', () => {
  expect(alterWindow(window, { right: 0, down: 0, zoom: 1 })).toEqual(window);
});

test('the window moves by shares of its width and height', () => {
  // 0.1 · 100 = 10 to the right, 0.2 · 50 = 10 up.
  expect(alterWindow(window, { right: 0.1, down: -0.2, zoom: 1 })).toEqual({
    ...window,
    x: 20,
    y: 10,
  });
});

test('it shrinks about its middle where the copy is enlarged, and grows where it is shrunk', () => {
  // 100 / 1.25 = 80 and 50 / 1.25 = 40 about (60, 45).
  const enlarged = alterWindow(window, { right: 0, down: 0, zoom: 1.25 });
  expect(enlarged).toEqual({ x: 20, y: 25, width: 80, height: 40 });
  const shrunk = alterWindow(window, { right: 0, down: 0, zoom: 0.5 });
  expect(shrunk).toEqual({ x: -40, y: -5, width: 200, height: 100 });
});

test('it moves by shares of what it was before it was scaled', () => {
  const both = alterWindow(window, { right: 0.1, down: -0.2, zoom: 1.25 });
  expect(both).toEqual({ x: 30, y: 15, width: 80, height: 40 });
});

test('it has whole pixels, and at least one', () => {
  // 5 / 1.1 = 4.5…, rounded to 5; the middle moves by 0.3.
  const odd = alterWindow({ x: 0, y: 0, width: 5, height: 1 }, { right: 0.06, down: 0, zoom: 1.1 });
  expect(odd).toEqual({ x: 0, y: 0, width: 5, height: 1 });
  const dot = { x: 3, y: 4, width: 1, height: 1 };
  expect(alterWindow(dot, { right: 0, down: 0, zoom: 3 })).toEqual(dot);
});
