import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { asApiError, type ApiError } from '../api/ApiError.js';
import { sweepsPath } from '../api/paths.js';
import { request } from '../api/request.js';
import { navigate } from '../app/location.js';
import { hrefOf } from '../app/Route.js';
import { ErrorNote } from '../parts/ErrorNote.js';
import { tell } from '../parts/Notices.js';
import { useTitle } from '../parts/useTitle.js';

const example = `name: my-study
data: /data/busi
folds: { k: 5 }
methods: [grad-cam, layer-cam]
`;

/** A sweep file, typed or chosen, handed to the producer. */
export function NewSweepPage(): JSX.Element {
  useTitle('New sweep');
  const [text, setText] = useState(example);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const submit = async (): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const headers = { 'Content-Type': 'application/yaml' };
      const response = await request(sweepsPath(), { method: 'POST', headers, body: text });
      const { sweep } = (await response.json()) as { sweep: string };
      tell(response.status === 201 ? `${sweep} was submitted.` : `${sweep} was there already.`);
      navigate(hrefOf({ page: 'sweep', sweep }));
    } catch (reason) {
      setError(asApiError(reason));
      setBusy(false);
    }
  };
  return (
    <>
      <h1>New sweep</h1>
      <form
        class="new-sweep"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          A sweep file, as <code>foldcam submit</code> takes it. The producer reads the data: name a
          folder that it sees, or <code>s3://…</code>.
        </p>
        <label class="field">
          Sweep file
          <textarea
            rows={16}
            spellcheck={false}
            required
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          From a file of yours
          <input
            type="file"
            accept=".yaml,.yml,.json"
            onChange={(event) => {
              void event.currentTarget.files?.[0]?.text().then(setText);
            }}
          />
        </label>
        {error && <ErrorNote error={error} />}
        <p>
          <button type="submit" class="main" disabled={busy}>
            {busy ? 'Reading the data…' : 'Submit'}
          </button>
        </p>
      </form>
    </>
  );
}
