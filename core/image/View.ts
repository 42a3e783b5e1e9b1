import { clipWindow, widenWindow, type Size, type Window } from './Window.js';

/** What a network sees of an image, and how that comes to its square. */
export interface View {
  readonly crop: 'full' | 'lesion';
  /** Around the mass on each side, as a share of its width and height. */
  readonly margin: number;
  readonly fit: 'stretch' | 'letterbox';
}

/** The whole image, stretched. */
export const isPlain = ({ crop, fit }: View): boolean => crop === 'full' && fit === 'stretch';

/** What tells a view's features from those of other views; nothing for the plain one. */
export function viewTag(view: View): string {
  if (isPlain(view)) return '';
  return view.crop === 'full' ? view.fit : `lesion-${view.margin}-${view.fit}`;
}

/**
 * The window that a view shows of an image: the whole of it, or the mass with a margin as far as the
 * image reaches; letterboxed, the shorter side is widened to the longer, on both sides alike.
 * @param box around the mass; without one the image is seen whole
 */
export function findWindow({ crop, margin, fit }: View, image: Size, box?: Window): Window {
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  const window = crop === 'lesion' && box ? clipWindow(widen(box, margin), image) : whole;
  if (fit === 'stretch') return window;
  const side = Math.max(window.width, window.height);
  return {
    x: window.x - Math.floor((side - window.width) / 2),
    y: window.y - Math.floor((side - window.height) / 2),
    width: side,
    height: side,
  };
}

function widen(box: Window, margin: number): Window {
  return widenWindow(box, Math.round(margin * box.width), Math.round(margin * box.height));
}
