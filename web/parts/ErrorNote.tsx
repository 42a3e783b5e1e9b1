import type { JSX } from 'preact';
import type { ApiError, ProblemItem } from '../api/ApiError.js';
import { reopenToken } from '../api/token.js';

/** What went wrong, its code, and what to do. */
export function ErrorNote({ error }: { readonly error: ApiError }): JSX.Element {
  return (
    <div class="error" role="alert">
      <p>
        <strong>{error.message}</strong> {error.code !== '' && <code>{error.code}</code>}
      </p>
      {error.problems.length > 0 && (
        <ul>
          {error.problems.map((problem, i) => (
            <li key={i}>
              {place(problem)}
              {problem.message} {problem.remedy && <span class="soft">{problem.remedy}</span>}
            </li>
          ))}
        </ul>
      )}
      {error.remedy !== '' && <p>{error.remedy}</p>}
      {error.status === 401 && (
        <p>
          <button type="button" onClick={reopenToken}>
            Give the token
          </button>
        </p>
      )}
    </div>
  );
}

function place({ where }: ProblemItem): JSX.Element | null {
  if (where === undefined || where === null) return null;
  const text =
    typeof where === 'string'
      ? where
      : Object.entries(where)
          .map(([name, value]) => `${name} ${String(value)}`)
          .join(', ');
  return text === '' ? null : <code class="where">{text}</code>;
}
