export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Where a key leads to, never beyond the grid's edges; nothing for other keys. */
export function moveIn(
  key: string,
  from: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | undefined {
  const move = moves[key];
  if (!move || size.rows === 0 || size.columns === 0) return undefined;
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  return {
    row: within(from.row + move[0], size.rows),
    column: within(from.column + move[1], size.columns),
  };
}
