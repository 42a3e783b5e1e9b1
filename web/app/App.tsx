import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import { ImagesPage } from '../images/ImagesPage.js';
import { ResultsPage } from '../results/ResultsPage.js';
import { SweepPage } from '../sweep/SweepPage.js';
import { NewSweepPage } from '../sweeps/NewSweepPage.js';
import { SweepsPage } from '../sweeps/SweepsPage.js';
import { HelpDialog } from './HelpDialog.js';
import { followLinks, useLocation } from './location.js';
import { parseRoute, type Route } from './Route.js';
import { applyTheme, theme } from './theme.js';
import { TokenDialog } from './TokenDialog.js';
import { TopBar } from './TopBar.js';
import { Notices } from '../parts/Notices.js';

/** The frame around every page. */
export function App(): JSX.Element {
  const { pathname } = useLocation();
  const route = parseRoute(pathname);
  const main = useRef<HTMLElement>(null);
  const page = route.page === 'sweep' ? `sweep ${route.sweep}` : pathname;
  const first = useRef(true);
  useEffect(() => applyTheme(theme.get()), []);
  useEffect(() => {
    // A new page is read from its top; the first one keeps the browser's own focus.
    if (!first.current) main.current?.focus({ preventScroll: true });
    if (!first.current) window.scrollTo(0, 0);
    first.current = false;
  }, [page]);
  useEffect(() => {
    document.addEventListener('click', followLinks);
    return () => document.removeEventListener('click', followLinks);
  }, []);
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <TopBar route={route} />
      <main id="main" ref={main} tabIndex={-1}>
        {pageOf(route)}
      </main>
      <Notices />
      <HelpDialog />
      <TokenDialog />
    </>
  );
}

function pageOf(route: Route): JSX.Element {
  switch (route.page) {
    case 'sweeps':
      return <SweepsPage />;
    case 'new':
      return <NewSweepPage />;
    case 'sweep':
      return <SweepPage key={route.sweep} sweep={route.sweep} cell={route.cell} />;
    case 'results':
      return <ResultsPage key={route.sweep} sweep={route.sweep} />;
    case 'images':
      return <ImagesPage key={route.sweep} sweep={route.sweep} />;
    case 'nowhere':
      return (
        <>
          <h1>There is no such page</h1>
          <p>
            <a href="/">All sweeps</a>
          </p>
        </>
      );
  }
}
