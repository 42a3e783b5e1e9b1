import { resizeBilinear } from './resizeBilinear.js';
import { clipWindow, cutWindow, type Size, type Window } from './Window.js';

type Values = Float32Array | Float64Array;

export interface PlacedMap extends Size {
  readonly data: Float64Array;
}

/**
 * The part of a view's map that lies on the image, pixel by pixel.
 * @param map of what the window shows, at any size
 * @returns of the size of the window's part on the image
 */
export function seenMap(
  map: Size & { readonly data: Values },
  window: Window,
  image: Size,
): PlacedMap {
  const { width, height } = window;
  const full = resizeBilinear(map.data, map.width, map.height, width, height);
  const seen = clipWindow(window, image);
  const inWindow = { ...seen, x: seen.x - window.x, y: seen.y - window.y };
  return {
    data: cutWindow(full, window, inWindow),
    width: seen.width,
    height: seen.height,
  };
}

/** A view's map in the frame of the image; what was not seen has the map's lowest value. */
export function placeMap(
  map: Size & { readonly data: Values },
  window: Window,
  image: Size,
): PlacedMap {
  const seen = clipWindow(window, image);
  const { data } = seenMap(map, window, image);
  const outside = { x: -seen.x, y: -seen.y, width: image.width, height: image.height };
  const lowest = data.reduce((least, value) => Math.min(least, value), Infinity);
  return { data: cutWindow(data, seen, outside, lowest), width: image.width, height: image.height };
}
