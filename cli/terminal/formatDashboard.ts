import type { CellFailure } from '../../adapters/queue/findCellFailures.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';
import { formatStatus } from './formatStatus.js';
import type { Pace } from './measurePace.js';
import type { Output } from './Output.js';

/** What a terminal shows of a sweep that is followed. */
export interface Dashboard {
  readonly status: SweepStatus;
  readonly failures: readonly CellFailure[];
  readonly pace: Pace;
  /** Of the terminal. */
  readonly rows: number;
  readonly columns: number;
}

// Stages, features, legend and notes.
const around = 14;

/** A sweep's progress within a terminal's size: stages, then runs, those under way first, and why cells failed. */
export function formatDashboard(
  { status, failures, pace, rows, columns }: Dashboard,
  colors: Output['colors'],
): string {
  const room = Math.max(3, rows - around - 2 * failures.length);
  const runs = [...new Set(status.cells.map(({ run }) => run))];
  const isOpen = (run: string): boolean =>
    status.cells.some(
      (cell) => cell.run === run && !(cell.stage === 'score' && cell.state === 'done'),
    );
  const shown = [...runs.filter(isOpen), ...runs.filter((run) => !isOpen(run))].slice(0, room);
  const cells = shown.flatMap((run) => status.cells.filter((cell) => cell.run === run));
  const lines = [formatStatus({ ...status, cells }, colors, pace)];
  const hidden = runs.length - shown.length;
  if (hidden > 0) lines.push(colors.dim(`  … and ${hidden} more runs`));
  for (const { cell, code, message } of failures) {
    lines.push(
      `  ${colors.red('✗')} ${cell.run} fold ${cell.fold}, ${cell.stage}: ${colors.bold(code)}`,
    );
    lines.push(colors.dim(`    ${cut(message.split('\n')[0] ?? '', columns - 4)}`));
  }
  return lines.join('\n');
}

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, Math.max(0, most - 1))}…`;
