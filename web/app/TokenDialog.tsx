import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { dismissToken, giveToken, tokenPrompt } from '../api/token.js';
import { Dialog } from '../parts/Dialog.js';
import { useStore } from '../parts/Store.js';

/** Asks for the API's token where it answered 401. */
export function TokenDialog(): JSX.Element | null {
  const state = useStore(tokenPrompt);
  const [typed, setTyped] = useState('');
  if (state === 'closed') return null;
  return (
    <Dialog title="This API wants a token" onClose={dismissToken}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTyped('');
          giveToken(typed);
        }}
      >
        <p>
          It is kept in this tab until you close it. Whoever started <code>foldcam serve</code> has
          set it.
        </p>
        {state === 'refused' && (
          <p class="error-line" role="alert">
            The last token was refused.
          </p>
        )}
        <label class="field">
          Token
          <input
            type="password"
            autocomplete="off"
            required
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <div class="dialog-buttons">
          <button type="button" onClick={dismissToken}>
            Not now
          </button>
          <button type="submit" class="main">
            Go on
          </button>
        </div>
      </form>
    </Dialog>
  );
}
