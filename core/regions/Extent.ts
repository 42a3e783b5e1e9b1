/** A length in a sweep file: a share of the mass's equivalent diameter, millimetres, or pixels. */
export interface Extent {
  readonly unit: 'percent' | 'mm' | 'px';
  readonly value: number;
}

const units = { '%': 'percent', mm: 'mm', px: 'px' } as const;

/** Reads `10%`, `3mm`, `20px`; nothing for any other text. */
export function parseExtent(text: string): Extent | undefined {
  const [, digits, unit] = /^(\d{1,6}(?:\.\d{1,9})?) ?(%|mm|px)$/.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined) return undefined;
  return { unit: units[unit as keyof typeof units], value: Number(digits) };
}
