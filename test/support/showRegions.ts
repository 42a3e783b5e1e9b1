import { regions } from '../../core/regions/Region.js';

const signs = { mass: 'M', peritumoral: 'p', below: 'b', elsewhere: '.' } as const;

/** A region map as text, one line a row: M mass, p peritumoral, b below, . elsewhere. */
export function showRegions(map: Uint8Array, width: number): string[] {
  const text = Array.from(map, (region) => {
    const name = regions[region];
    return name ? signs[name] : '?';
  }).join('');
  return Array.from({ length: map.length / width }, (_, y) =>
    text.slice(y * width, (y + 1) * width),
  );
}
