/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 image`, `2 images`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${thousands(n)} ${n === 1 ? one : many}`;

/** `2,000`. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** The beginning of a digest, long enough to tell it from others. */
export const short = (digest: string): string => digest.slice(0, 12);

/** `20 %`, without digits that say nothing. */
export const share = (value: number): string => `${Number((100 * value).toFixed(2))} %`;
