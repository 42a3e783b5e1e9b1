import { createLogUpdate } from 'log-update';
import type { Stage } from '../../core/jobs/stages.js';
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

export function showProgress(output: Output, now: () => number = Date.now): Progress {
  const pace = measurePace(now);
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
  return plainLines(output, pace, now);
}

// At most one line a stage every few seconds: logs are read too.
const quiet = 5_000;

// As the work goes: a cell is explained when its maps are there.
const order: readonly Stage[] = ['train', 'map', 'explain', 'score', 'report'];

interface Count {
  readonly name: string;
  readonly done: number;
  readonly failed: number;
  readonly total: number;
}

const endedOf = ({ done, failed }: Count): number => done + failed;

function plainLines(output: Output, pace: Pace, now: () => number): Progress {
  const last = new Map<string, { ended: number; at: number }>();
  let seen: SweepStatus['state'] | undefined;
  const hasMoved = (count: Count): boolean => endedOf(count) !== (last.get(count.name)?.ended ?? 0);
  const isDue = (count: Count): boolean =>
    endedOf(count) >= count.total || now() - (last.get(count.name)?.at ?? -Infinity) >= quiet;
  const tell = (counts: readonly Count[]): void => {
    const paces = new Map(
      counts.map(({ name, done, total }) => [name, pace(name, done, total)] as const),
    );
    const moved = counts.filter(hasMoved);
    // What comes before a line is told with it: no stage may seem further than the one before it.
    for (const count of moved.slice(0, moved.findLastIndex(isDue) + 1)) {
      const { name, done, failed, total } = count;
      last.set(name, { ended: endedOf(count), at: now() });
      const details = [
        ...(failed > 0 ? [`${failed} failed`] : []),
        ...(endedOf(count) >= total ? [] : [paces.get(name) ?? '']),
      ];
      const text = details.filter((part) => part !== '').join(', ');
      output.note(`${name} ${done}/${total}${text === '' ? '' : ` (${text})`}`);
    }
  };
  return {
    show: ({ sweep, state, features, stages }) => {
      if (state !== seen && (state === 'paused' || seen === 'paused')) {
        output.note(
          state === 'paused' ? `paused: \`foldcam resume ${sweep}\` lets it go on` : state,
        );
      }
      seen = state;
      tell([
        ...features.map(({ backbone, done, total }) => ({
          name: `features ${backbone}`,
          done,
          failed: 0,
          total,
        })),
        ...order.flatMap((name) =>
          stages.flatMap(({ stage, done, failed, total }) =>
            stage === name ? [{ name, done, failed, total }] : [],
          ),
        ),
      ]);
    },
    end: () => undefined,
  };
}
