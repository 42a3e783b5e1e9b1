export interface View {
  /** Percent. */
  readonly opacity: number;
  readonly outlines: boolean;
  /** Those shown side by side; empty: the first two of the sweep. */
  readonly methods: readonly string[];
}

/** How images are looked at, as the query of the address has it. */
export function readView(query: URLSearchParams): View {
  const opacity = Number(query.get('opacity') ?? 70);
  return {
    opacity: Number.isFinite(opacity) ? Math.min(100, Math.max(0, opacity)) : 70,
    outlines: query.get('outlines') !== 'off',
    methods: (query.get('methods') ?? '').split(',').filter((name) => name !== ''),
  };
}
