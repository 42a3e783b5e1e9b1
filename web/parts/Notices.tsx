import type { JSX } from 'preact';
import { createStore, useStore } from './Store.js';

interface Notice {
  readonly text: string;
  readonly at: number;
}

const notice = createStore<Notice | undefined>(undefined);

/** Says in a line what has been done. */
export function tell(text: string): void {
  const own = { text, at: performance.now() };
  notice.set(own);
  setTimeout(() => {
    if (notice.get() === own) notice.set(undefined);
  }, 6_000);
}

export function Notices(): JSX.Element {
  const shown = useStore(notice);
  return (
    <div class="notices" role="status">
      {shown && <p key={shown.at}>{shown.text}</p>}
    </div>
  );
}
