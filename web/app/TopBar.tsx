import type { JSX } from 'preact';
import { connection, type Connection } from '../api/connection.js';
import { useStore } from '../parts/Store.js';
import { helpOpen } from './HelpDialog.js';
import { hrefOf, type Route } from './Route.js';
import { nextTheme, theme } from './theme.js';

const words: Readonly<Record<Connection, string>> = {
  idle: '',
  connecting: 'connecting',
  live: 'live',
  polling: 'polling',
};

const meanings: Readonly<Record<Connection, string>> = {
  idle: '',
  connecting: 'the stream of events is being opened',
  live: 'news come as they happen',
  polling: 'the stream of events is broken: asking every 4 seconds',
};

export function TopBar({ route }: { readonly route: Route }): JSX.Element {
  const state = useStore(connection);
  const chosen = useStore(theme);
  return (
    <header class="bar">
      <nav aria-label="Main">
        <a class="mark" href="/" aria-current={route.page === 'sweeps' ? 'page' : undefined}>
          foldcam
        </a>
        <a href={hrefOf({ page: 'new' })} aria-current={route.page === 'new' ? 'page' : undefined}>
          New sweep
        </a>
      </nav>
      <div class="bar-tools">
        <span class={`link-state link-${state}`} role="status" title={meanings[state]}>
          {words[state]}
        </span>
        <button type="button" class="quiet" onClick={nextTheme}>
          <span class="narrow-hide">theme: </span>
          {chosen}
        </button>
        <button
          type="button"
          class="quiet"
          aria-label="Keys and signs"
          onClick={() => helpOpen.set(true)}
        >
          ?
        </button>
      </div>
    </header>
  );
}
