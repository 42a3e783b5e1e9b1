/** What a path of the dashboard shows. */
export type Route =
  | { readonly page: 'sweeps' }
  | { readonly page: 'new' }
  | { readonly page: 'sweep'; readonly sweep: string; readonly cell?: string }
  | { readonly page: 'results'; readonly sweep: string }
  | { readonly page: 'images'; readonly sweep: string }
  | { readonly page: 'nowhere' };

export function parseRoute(pathname: string): Route {
  const parts = pathname.split('/').filter((part) => part !== '');
  const [first, sweep, tab, cell, ...more] = parts.map(decode);
  if (first === undefined) return { page: 'sweeps' };
  if (first === 'new' && sweep === undefined) return { page: 'new' };
  if (first !== 'sweeps' || more.length > 0) return { page: 'nowhere' };
  if (sweep === undefined) return { page: 'sweeps' };
  if (tab === undefined) return { page: 'sweep', sweep };
  if (tab === 'cells' && cell !== undefined) return { page: 'sweep', sweep, cell };
  if (cell === undefined && (tab === 'results' || tab === 'images')) return { page: tab, sweep };
  return { page: 'nowhere' };
}

export function hrefOf(route: Exclude<Route, { page: 'nowhere' }>): string {
  if (route.page === 'sweeps') return '/';
  if (route.page === 'new') return '/new';
  const own = `/sweeps/${encodeURIComponent(route.sweep)}`;
  if (route.page !== 'sweep') return `${own}/${route.page}`;
  return route.cell === undefined ? own : `${own}/cells/${encodeURIComponent(route.cell)}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
