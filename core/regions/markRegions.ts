/**
 * The mask of some regions.
 * @param map indices into `regions`, per pixel
 * @param bits of the regions, each `1 << index`
 * @returns per pixel 1 inside, else 0
 */
export function markRegions(map: Uint8Array, bits: number): Uint8Array {
  // A plain loop: `map.map` takes several times as long.
  const mask = new Uint8Array(map.length);
  for (let i = 0; i < mask.length; i++) mask[i] = (bits >> (map[i] as number)) & 1;
  return mask;
}
