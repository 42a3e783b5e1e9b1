import type { Random } from '../random.js';

/** An upright ellipse: its centre and half axes, in pixels. */
export interface Ellipse {
  readonly cx: number;
  readonly cy: number;
  readonly a: number;
  readonly b: number;
}

/**
 * Draws a lesion in a square picture: wider than tall, as far from the edges as a ring of a tenth of its
 * diameter needs, and with two fifths of the picture or more below its middle.
 */
export function drawEllipse(side: number, random: Random): Ellipse {
  const radius = side * (0.18 + 0.05 * random());
  const flattening = 1.05 + 0.3 * random();
  const [a, b] = [radius * Math.sqrt(flattening), radius / Math.sqrt(flattening)];
  const free = { x: a + 0.2 * radius + 4, y: b + 0.2 * radius + 8 };
  return {
    a,
    b,
    cx: free.x + (side - 2 * free.x) * random(),
    cy: free.y + Math.max(0, 0.38 * side - free.y) * random(),
  };
}

/** @returns side × side, 255 inside */
export function ellipseMask({ cx, cy, a, b }: Ellipse, side: number): Uint8Array {
  return Uint8Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [i % side, Math.floor(i / side)];
    return ((x - cx) / a) ** 2 + ((y - cy) / b) ** 2 <= 1 ? 255 : 0;
  });
}
