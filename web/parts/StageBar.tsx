import type { JSX } from 'preact';
import type { StageCount } from '../api/types.js';
import { formatCount } from './format.js';

/** Done of total as numbers, with a bar below: done, active (striped), failed. */
export function StageBar({ count }: { readonly count: StageCount }): JSX.Element {
  const share = (part: number): string => `${count.total > 0 ? (100 * part) / count.total : 0}%`;
  return (
    <span class="stage-bar">
      <span class="stage-numbers">
        {formatCount(count.done)}
        <span class="soft">/{formatCount(count.total)}</span>
      </span>
      <span class="stage-track" aria-hidden="true">
        <i class="done" style={{ width: share(count.done) }} />
        <i class="active" style={{ width: share(count.active) }} />
        <i class="failed" style={{ width: share(count.failed) }} />
      </span>
    </span>
  );
}
