import type { Size, Window } from '../image/Window.js';

/**
 * Which pixels of a view's square show the image, and not the black beyond it; nothing where all do.
 * @returns side × side, 1 where a pixel's middle lies on the image
 */
export function seenPixels(
  window: Window | undefined,
  image: Size,
  side: number,
): Uint8Array | undefined {
  if (!window) return undefined;
  const on = (i: number, start: number, length: number, end: number): boolean => {
    const at = start + ((i + 0.5) / side) * length;
    return at >= 0 && at < end;
  };
  const seen = Uint8Array.from({ length: side * side }, (_, i) => {
    const across = on(i % side, window.x, window.width, image.width);
    return across && on(Math.floor(i / side), window.y, window.height, image.height) ? 1 : 0;
  });
  return seen.includes(0) ? seen : undefined;
}
