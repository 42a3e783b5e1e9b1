/** `12.30`: item 12, row 30 of it. */
export interface RowPlace {
  readonly item: number;
  readonly row: number;
}

/** Nothing for what is no such cursor. */
export function parseRowCursor(text: string): RowPlace | undefined {
  const [, item, row] = /^(\d{1,9})\.(\d{1,9})$/.exec(text) ?? [];
  return item === undefined ? undefined : { item: Number(item), row: Number(row) };
}

/** A page of rows that are read item by item: no item before the page is read, and none behind it. */
export async function pageThrough<T, R>(
  items: readonly T[],
  read: (item: T) => Promise<readonly R[]>,
  { item, row }: RowPlace,
  limit: number,
): Promise<{ readonly rows: R[]; readonly next: string | null }> {
  const rows: R[] = [];
  for (let at = item; at < items.length; at++) {
    const own = await read(items[at] as T);
    const from = at === item ? row : 0;
    const room = limit - rows.length;
    rows.push(...own.slice(from, from + room));
    if (own.length - from > room) return { rows, next: `${at}.${from + room}` };
    if (rows.length === limit && at + 1 < items.length) return { rows, next: `${at + 1}.0` };
  }
  return { rows, next: null };
}
