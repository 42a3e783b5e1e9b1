import type { JSX } from 'preact';
import type { Stage, SweepSummary } from '../api/types.js';
import { hrefOf } from '../app/Route.js';
import { formatCount, formatTime } from '../parts/format.js';
import { StageBar } from '../parts/StageBar.js';
import { StateMark } from '../parts/StateMark.js';

const shown: readonly Stage[] = ['train', 'explain', 'map', 'score'];

export function SweepTable({ sweeps }: { readonly sweeps: readonly SweepSummary[] }): JSX.Element {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Sweeps">
      <table class="sweeps">
        <thead>
          <tr>
            <th scope="col">Sweep</th>
            <th scope="col">State</th>
            {shown.map((stage) => (
              <th key={stage} scope="col" class="stage-column">
                {stage}
              </th>
            ))}
            <th scope="col" class="number">
              failed
            </th>
            <th scope="col" class="number">
              missing
            </th>
            <th scope="col">Submitted</th>
          </tr>
        </thead>
        <tbody>
          {sweeps.map((sweep) => (
            <SweepRow key={sweep.sweep} sweep={sweep} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SweepRow({ sweep }: { readonly sweep: SweepSummary }): JSX.Element {
  const failed = sweep.stages.reduce((sum, stage) => sum + stage.failed, 0);
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'sweep', sweep: sweep.sweep })}>{sweep.name}</a>
        <code class="id">{sweep.sweep}</code>
      </th>
      <td>
        <StateMark state={sweep.state} />
      </td>
      {shown.map((stage) => {
        const count = sweep.stages.find((one) => one.stage === stage);
        return (
          <td key={stage} class="stage-column">
            {count ? <StageBar count={count} /> : '–'}
          </td>
        );
      })}
      <td class={failed > 0 ? 'number bad' : 'number'}>{formatCount(failed)}</td>
      <td class={sweep.missing > 0 ? 'number bad' : 'number'}>{formatCount(sweep.missing)}</td>
      <td class="time">{formatTime(sweep.submitted).slice(0, 16)}</td>
    </tr>
  );
}
