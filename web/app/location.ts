import { createStore, useStore } from '../parts/Store.js';
import { parseRoute } from './Route.js';

const here = (): string => window.location.pathname + window.location.search;

const place = createStore(here());
window.addEventListener('popstate', () => place.set(here()));

export function navigate(href: string, how: 'push' | 'replace' = 'push'): void {
  if (href === here()) return;
  if (how === 'push') window.history.pushState(null, '', href);
  else window.history.replaceState(null, '', href);
  place.set(here());
}

export interface Place {
  readonly pathname: string;
  readonly query: URLSearchParams;
}

export function useLocation(): Place {
  const [pathname = '/', query = ''] = useStore(place).split('?', 2);
  return { pathname, query: new URLSearchParams(query) };
}

export type QueryChanges = Readonly<Record<string, string | null>>;

/** This place with some of its query changed; null removes. */
export function hrefWith(changes: QueryChanges): string {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}

/** Links within the dashboard change the page without loading it anew. */
export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link || link.origin !== window.location.origin || link.hasAttribute('download')) return;
  if (link.target !== '' || link.hash !== '' || parseRoute(link.pathname).page === 'nowhere')
    return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}
