import type { Alteration } from './drawAlteration.js';
import type { Window } from './Window.js';

/** The window that an altered copy shows, in whole pixels; it may reach beyond the image, which is black there. */
export function alterWindow(
  { x, y, width, height }: Window,
  { right, down, zoom }: Pick<Alteration, 'right' | 'down' | 'zoom'>,
): Window {
  const across = alterSpan(x, width, right, zoom);
  const along = alterSpan(y, height, down, zoom);
  return { x: across.start, y: along.start, width: across.size, height: along.size };
}

/** Scales a span about its middle, then moves it by a share of its old size. */
function alterSpan(
  start: number,
  size: number,
  shift: number,
  zoom: number,
): { readonly start: number; readonly size: number } {
  const seen = Math.max(1, Math.round(size / zoom));
  return { start: Math.round(start + (0.5 + shift) * size - seen / 2), size: seen };
}
