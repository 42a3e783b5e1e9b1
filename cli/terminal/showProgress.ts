import { createLogUpdate } from 'log-update';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { CellFailure } from '../../adapters/queue/findCellFailures.js';
import { asTyped } from './asTyped.js';
import { formatDashboard } from './formatDashboard.js';
import type { Output } from './Output.js';
import { measurePace, type Pace } from './measurePace.js';

/** Shows how far a sweep is: redrawn in place on a terminal, else a line when a stage has moved on. */
export interface Progress {
  show(status: SweepStatus, failures?: readonly CellFailure[]): void;
  /** Leaves the last picture where it is. */
  end(): void;
}

export function showProgress(output: Output): Progress {
  const pace = measurePace();
  if (output.live) {
    const draw = createLogUpdate(process.stderr);
    return {
      show: (status, failures = []) => {
        const { rows, columns } = process.stderr;
        const size = { rows, columns };
        draw(asTyped(formatDashboard({ status, failures, pace, ...size }, output.errorColors)));
      },
      end: () => draw.done(),
    };
  }
  return plainLines(output, pace);
}

// At most one line a stage every few seconds: logs are read too.
const quiet = 5_000;

function plainLines(output: Output, pace: Pace): Progress {
  const last = new Map<string, { done: number; at: number }>();
  let seen: SweepStatus['state'] | undefined;
  const tell = (stage: string, done: number, failed: number, total: number): void => {
    const extra = pace(stage, done, total);
    const before = last.get(stage);
    const ended = done + failed >= total;
    if (done + failed === (before?.done ?? 0)) return;
    if (!ended && Date.now() - (before?.at ?? 0) < quiet) return;
    last.set(stage, { done: done + failed, at: Date.now() });
    const details = [...(failed > 0 ? [`${failed} failed`] : []), ...(ended ? [] : [extra])];
    const text = details.filter((part) => part !== '').join(', ');
    output.note(`${stage} ${done}/${total}${text === '' ? '' : ` (${text})`}`);
  };
  return {
    show: ({ sweep, state, features, stages }) => {
      if (state !== seen && (state === 'paused' || seen === 'paused')) {
        output.note(
          state === 'paused' ? `paused: \`foldcam resume ${sweep}\` lets it go on` : state,
        );
      }
      seen = state;
      for (const { backbone, done, total } of features)
        tell(`features ${backbone}`, done, 0, total);
      for (const { stage, done, failed, total } of stages) tell(stage, done, failed, total);
    },
    end: () => undefined,
  };
}
