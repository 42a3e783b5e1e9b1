import type { JSX } from 'preact';
import type { RunResult } from '../api/types.js';
import { formatCount, formatFigure } from '../parts/format.js';

export interface RunTableProps {
  readonly runs: readonly RunResult[];
  readonly chosen: string;
  readonly onChoose: (run: string) => void;
}

export function RunTable({ runs, chosen, onChoose }: RunTableProps): JSX.Element {
  return (
    <div class="scroll tall" tabIndex={0} role="region" aria-label="Runs">
      <table class="sticky-head">
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col" class="number">
              AUC
            </th>
            <th scope="col" class="number">
              images
            </th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ run, auc, n }) => (
            <tr key={run} class={run === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <button
                  type="button"
                  class="link"
                  aria-pressed={run === chosen}
                  onClick={() => onChoose(run)}
                >
                  {run}
                </button>
              </th>
              <td class="number">{formatFigure(auc)}</td>
              <td class="number">{formatCount(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
