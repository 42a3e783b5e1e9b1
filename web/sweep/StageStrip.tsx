import type { JSX } from 'preact';
import type { Sweep } from '../api/types.js';
import { formatCount } from '../parts/format.js';
import { StageBar } from '../parts/StageBar.js';

/** How far each stage is, in the order in which a cell goes through them. */
export function StageStrip({ sweep }: { readonly sweep: Sweep }): JSX.Element {
  const features = sweep.features.map(({ backbone, done, total }) => ({
    name: `features, ${backbone}`,
    count: { stage: 'train' as const, done, total, failed: 0, active: 0 },
  }));
  const stages = sweep.stages.map((count) => ({ name: count.stage, count }));
  return (
    <ol class="stages" aria-label="Stages">
      {[...features, ...stages].map(({ name, count }) => (
        <li key={name}>
          <span class="stage-name">{name}</span>
          <StageBar count={count} />
          <span class="stage-notes">
            {count.active > 0 && <span>{formatCount(count.active)} active</span>}
            {count.failed > 0 && <span class="bad">{formatCount(count.failed)} failed</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
