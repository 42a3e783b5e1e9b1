import { FoldcamError } from '../errors/FoldcamError.js';
import { distanceTransform } from '../image/distanceTransform.js';
import { boundingBox, clipWindow, cutWindow, widenWindow, type Window } from '../image/Window.js';
import type { Extent } from './Extent.js';
import { regions } from './Region.js';

export interface RegionExtents {
  /** Width of the ring around the mass. */
  readonly peritumoral: Extent;
  /** Depth of the area below the mass; `full`: down to the image's edge. */
  readonly below: Extent | 'full';
}

/** Millimetres per pixel. */
export type Spacing = { readonly x: number; readonly y: number } | undefined;

const [mass, peritumoral, below, elsewhere] = regions.map((_, i) => i) as [
  number,
  number,
  number,
  number,
];

/**
 * Which region each pixel belongs to; several lesions of one image are one mass.
 * @param mask height × width, non-zero = mass
 * @returns height × width indices into `regions`
 * @throws FoldcamError FOLDCAM_E_SWEEP_VALUE for millimetres without spacing
 */
export function regionMap(
  mask: Uint8Array,
  width: number,
  height: number,
  extents: RegionExtents,
  spacing?: Spacing,
): Uint8Array {
  const map = new Uint8Array(mask.length).fill(elsewhere);
  let area = 0;
  for (let i = 0; i < mask.length; i++) if (mask[i]) area++;
  if (area === 0) return map;
  markBelow(map, mask, width, height, belowDepth(extents.below, area, height, spacing));
  const ring = length(extents.peritumoral, area, spacing);
  const pixel = extents.peritumoral.unit === 'mm' ? spacing : undefined;
  // Farther from the mass than the ring is wide no pixel belongs to it.
  const across = Math.ceil(ring / (pixel?.x ?? 1));
  const down = Math.ceil(ring / (pixel?.y ?? 1));
  const box = boundingBox(mask, width) as Window;
  const size = { width, height };
  const near = clipWindow(widenWindow(box, across, down), size);
  const part = cutWindow(mask, size, near);
  const distances = distanceTransform(part, near.width, near.height, pixel);
  for (let i = 0; i < part.length; i++) {
    const at = (near.y + Math.floor(i / near.width)) * width + near.x + (i % near.width);
    if (part[i]) map[at] = mass;
    else if ((distances[i] as number) <= ring) map[at] = peritumoral;
  }
  return map;
}

/** Diameter of the disc with the mass's area: 2 · √(area / π). */
export function equivalentDiameter(area: number): number {
  return 2 * Math.sqrt(area / Math.PI);
}

// In pixels, or in millimetres when the extent is.
function length(extent: Extent, area: number, spacing: Spacing): number {
  if (extent.unit === 'mm' && !spacing) {
    throw new FoldcamError('FOLDCAM_E_SWEEP_VALUE', 'millimetres need the pixel spacing', {
      where: { key: 'regions' },
      remedy: 'Add spacing_mm to dataset.csv, or use a share (10%) or pixels (20px).',
    });
  }
  // A pixel at exactly this distance belongs, whatever rounding does to a spacing such as 0.1.
  const value = extent.value * (1 + 1e-9);
  return extent.unit === 'percent' ? (value / 100) * equivalentDiameter(area) : value;
}

function belowDepth(
  extent: Extent | 'full',
  area: number,
  height: number,
  spacing: Spacing,
): number {
  if (extent === 'full') return height;
  const depth = length(extent, area, spacing);
  return extent.unit === 'mm' ? depth / (spacing?.y ?? 1) : depth;
}

function markBelow(
  map: Uint8Array,
  mask: Uint8Array,
  width: number,
  height: number,
  depth: number,
): void {
  for (let x = 0; x < width; x++) {
    let lowest = height - 1;
    while (lowest >= 0 && !mask[lowest * width + x]) lowest--;
    if (lowest < 0) continue;
    for (let y = lowest + 1; y < height && y - lowest <= depth; y++) map[y * width + x] = below;
  }
}
