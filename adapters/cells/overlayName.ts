import type { OverlayFormat } from '../../core/sweep/OverlayFormat.js';
import { sha256Hex } from '../digest/sha256.js';

const endings = { jpeg: 'jpg', png: 'png' } as const;

/** An image's id as a file name that no system stumbles over: `benign_(1)-8f14e45f.jpg`. */
export function overlayName(image: string, format: OverlayFormat): string {
  const readable = image.replace(/[^A-Za-z0-9._()-]+/g, '_').slice(0, 80);
  return `${readable}-${sha256Hex(image).slice(0, 8)}.${endings[format]}`;
}
