const part = encodeURIComponent;

type Query = Readonly<Record<string, string | number | undefined>>;

/** `?a=1&b=2` of what is there. */
export function queryOf(values: Query): string {
  const there = Object.entries(values).filter(([, value]) => value !== undefined && value !== '');
  const query = new URLSearchParams(there.map(([name, value]) => [name, String(value)])).toString();
  return query === '' ? '' : `?${query}`;
}

export const sweepsPath = (query: Query = {}): string => `/api/v1/sweeps${queryOf(query)}`;
export const sweepPath = (sweep: string, rest = '', query: Query = {}): string =>
  `/api/v1/sweeps/${part(sweep)}${rest}${queryOf(query)}`;
export const cellPath = (sweep: string, cell: string): string =>
  sweepPath(sweep, `/cells/${part(cell)}`);
export const pixelsPath = (sweep: string, image: string): string =>
  sweepPath(sweep, `/images/${part(image)}/pixels`);
export const outlinePath = (sweep: string, image: string): string =>
  sweepPath(sweep, `/images/${part(image)}/outline`);
export const mapPath = (
  sweep: string,
  cell: string,
  series: { readonly method: string; readonly target: string },
  image: string,
): string =>
  sweepPath(
    sweep,
    `/cells/${part(cell)}/maps/${part(series.method)}/${part(series.target)}/${part(image)}`,
  );
