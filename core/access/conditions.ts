/** Whether an If-None-Match header names an entity tag; weak ones count as their strong ones (RFC 9110, 13.1.2). */
export function isKnownTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** First and last byte of a range; `all` where none is asked for or several are; `none` where it is not there. */
export type Range = readonly [first: number, last: number] | 'all' | 'none';

/** Reads a Range header (RFC 9110, 14.2): what is no single range of bytes is ignored. */
export function parseRange(header: string | undefined, size: number): Range {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return 'all';
  if (from === '') {
    const length = Math.min(size, Number(to));
    return length > 0 ? [size - length, size - 1] : 'none';
  }
  const last = to === '' ? size - 1 : Math.min(size - 1, Number(to));
  if (to !== '' && Number(to) < Number(from)) return 'all';
  return Number(from) < size ? [Number(from), last] : 'none';
}
