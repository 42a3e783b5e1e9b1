/** A rectangle of an image's pixels; it may reach beyond the image. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The smallest window that holds all of a mask; nothing where it is empty. */
export function boundingBox(mask: Uint8Array, width: number): Window | undefined {
  let [left, right, top, bottom] = [width, -1, 0, -1];
  for (let start = 0, y = 0; start < mask.length; start += width, y++) {
    for (let x = 0; x < width; x++) {
      if (!mask[start + x]) continue;
      if (right < 0) top = y;
      if (x < left) left = x;
      if (x > right) right = x;
      bottom = y;
    }
  }
  if (right < 0) return undefined;
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The window with so many columns more on the left and on the right, and rows more above and below. */
export function widenWindow({ x, y, width, height }: Window, across: number, down: number): Window {
  return { x: x - across, y: y - down, width: width + 2 * across, height: height + 2 * down };
}

/** The part of a window that lies on the image. */
export function clipWindow({ x, y, width, height }: Window, size: Size): Window {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return {
    x: left,
    y: top,
    width: Math.min(size.width, x + width) - left,
    height: Math.min(size.height, y + height) - top,
  };
}

/**
 * Cuts a window out of what lies on an image's pixels.
 * @param values height × width
 * @param beyond stands where the window reaches beyond them
 */
export function cutWindow<T extends Uint8Array | Float32Array | Float64Array>(
  values: T,
  { width, height }: Size,
  window: Window,
  beyond = 0,
): T {
  const cut = values.slice(0, 0).constructor as new (length: number) => T;
  const out = new cut(window.width * window.height);
  if (beyond !== 0) out.fill(beyond);
  const seen = clipWindow(window, { width, height });
  for (let y = seen.y; y < seen.y + seen.height; y++) {
    const row = values.subarray(y * width + seen.x, y * width + seen.x + seen.width);
    out.set(row, (y - window.y) * window.width + seen.x - window.x);
  }
  return out;
}
