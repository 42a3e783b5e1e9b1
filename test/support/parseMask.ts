export interface DrawnMask {
  /** height × width, 255 = mass */
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A mask drawn as text: one line a row, `#` for the mass, `.` for the rest. */
export function parseMask(...rows: readonly string[]): DrawnMask {
  const width = rows[0]?.length ?? 0;
  if (rows.some((row) => row.length !== width)) throw new RangeError('rows of several lengths');
  const mask = Uint8Array.from(rows.join(''), (sign) => (sign === '#' ? 255 : 0));
  return { mask, width, height: rows.length };
}
