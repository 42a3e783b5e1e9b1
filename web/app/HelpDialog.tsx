import { useEffect } from 'preact/hooks';
import type { JSX } from 'preact';
import { Dialog } from '../parts/Dialog.js';
import { isTyping } from '../parts/isTyping.js';
import { createStore, useStore } from '../parts/Store.js';
import { Legend } from '../sweep/Legend.js';

export const helpOpen = createStore(false);

const keys: readonly (readonly [readonly string[], string])[] = [
  [['←', '→'], 'images: the one before, the next one'],
  [['[', ']'], 'images: less, more of the map'],
  [['o'], 'images: outlines of the regions on and off'],
  [['←', '→', '↑', '↓'], 'cells: move; Home and End: along the run; PageUp and PageDown: by ten'],
  [['Enter'], 'cells: open the cell'],
  [['Esc'], 'close what is open'],
  [['?'], 'this list'],
];

/** Opened by `?` on every page. */
export function HelpDialog(): JSX.Element | null {
  const open = useStore(helpOpen);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key === '?' && !isTyping(event)) helpOpen.set(true);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  if (!open) return null;
  return (
    <Dialog title="Keys and signs" onClose={() => helpOpen.set(false)}>
      <dl class="keys">
        {keys.map(([names, what]) => (
          <div key={what}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <h3>Cells</h3>
      <Legend />
      <div class="dialog-buttons">
        <button type="button" onClick={() => helpOpen.set(false)}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
