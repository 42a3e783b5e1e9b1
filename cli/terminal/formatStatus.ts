import type { CellStatus, SweepStatus } from '../../core/jobs/SweepStatus.js';
import type { Output } from './Output.js';

type Colors = Output['colors'];

const width = 24;

/** The grid's letters: how far a cell is. */
export const legend = '· waiting  t trained  e explained  ■ scored  ✗ failed';

/** A sweep's progress: a line per stage, then a grid with a row per run and a letter per fold. */
export function formatStatus(
  status: SweepStatus,
  colors: Colors,
  pace?: (stage: string, done: number, total: number) => string,
): string {
  const lines = [`${colors.bold(status.sweep)}  ${paintState(status.state, colors)}`];
  for (const { backbone, done, total } of status.features) {
    if (done < total || status.stages[0]?.done === 0) {
      const extra = pace?.(`features ${backbone}`, done, total) ?? '';
      lines.push(
        row('features', done, total, `${backbone}${extra === '' ? '' : `, ${extra}`}`, colors),
      );
    }
  }
  for (const { stage, done, failed, active, total } of status.stages) {
    const parts = [
      ...(active > 0 ? [`${active} running`] : []),
      ...(failed > 0 ? [colors.red(`${failed} failed`)] : []),
      ...(done < total ? [pace?.(stage, done, total) ?? ''] : []),
    ].filter((part) => part !== '');
    lines.push(row(stage, done, total, parts.join(', '), colors));
  }
  const rowOf = ({ run, ungrouped }: CellStatus): string =>
    ungrouped ? `${run}, groups ignored` : run;
  for (const name of new Set(status.cells.map(rowOf))) {
    const cells = status.cells
      .filter((cell) => rowOf(cell) === name)
      .sort((a, b) => a.fold - b.fold);
    lines.push(`  ${cells.map((cell) => mark(cell, colors)).join(' ')}  ${name}`);
  }
  lines.push(colors.dim(`  ${legend}`));
  if (status.recomputed > 0) {
    lines.push(colors.yellow(`  ${status.recomputed} damaged in the store, computed anew`));
  }
  if (status.missing > 0) {
    lines.push(
      colors.yellow(
        `  ${status.missing} ${status.missing === 1 ? 'cell is' : 'cells are'} missing; \`foldcam retry ${status.sweep}\` tries again`,
      ),
    );
  }
  return lines.join('\n');
}

function row(name: string, done: number, total: number, extra: string, colors: Colors): string {
  const full = total === 0 ? width : Math.round((done / total) * width);
  const bar = colors.cyan('━'.repeat(full)) + colors.dim('─'.repeat(width - full));
  const count = `${done}/${total}`.padStart(9);
  return `  ${name.padEnd(9)} ${bar} ${count}  ${extra}`.trimEnd();
}

function mark({ stage, state }: CellStatus, colors: Colors): string {
  if (state === 'failed') return colors.red('✗');
  const active = state === 'active';
  switch (stage) {
    case 'score':
      return active ? colors.yellow('e') : colors.green('■');
    case 'explain':
    case 'map':
      return active ? colors.yellow('t') : colors.cyan('e');
    case 'train':
      return active ? colors.yellow('·') : state === 'done' ? colors.cyan('t') : colors.dim('·');
    default:
      return colors.dim('·');
  }
}

function paintState(state: SweepStatus['state'], colors: Colors): string {
  switch (state) {
    case 'done':
      return colors.green(state);
    case 'running':
      return colors.cyan(state);
    default:
      return colors.yellow(state);
  }
}
