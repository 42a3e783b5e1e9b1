/** The next multiple of 8, but never a tenth less: `_depth` in keras.applications.mobilenet_v3. */
export function roundFilters(filters: number): number {
  const rounded = Math.max(8, Math.floor((filters + 4) / 8) * 8);
  return rounded < 0.9 * filters ? rounded + 8 : rounded;
}
