import { FoldcamError } from '../../core/errors/FoldcamError.js';
import { lackedStage, type CellStage } from '../../core/jobs/lackedStage.js';
import type { SweepStatus } from '../../core/jobs/SweepStatus.js';

export interface CellChoice {
  readonly cells?: readonly string[] | undefined;
  /** The first stage that they lack. */
  readonly stage?: CellStage | undefined;
}

/**
 * The cells of a sweep that lack something, of those asked for.
 * @throws FoldcamError FOLDCAM_E_USAGE for a cell that is not the sweep's
 */
export function chooseCells(status: SweepStatus, { cells, stage }: CellChoice): Set<string> {
  const known = new Set(status.cells.map(({ cell }) => cell));
  const stranger = cells?.find((cell) => !known.has(cell));
  if (stranger !== undefined) {
    throw new FoldcamError('FOLDCAM_E_USAGE', `${status.sweep} has no cell ${stranger}`, {
      remedy: 'Give the key of a cell as the report and `foldcam status --json` name it.',
    });
  }
  const asked = new Set(cells);
  const chosen = status.cells.filter((one) => {
    const lacked = lackedStage(one);
    return lacked && (!cells || asked.has(one.cell)) && (stage ?? lacked) === lacked;
  });
  return new Set(chosen.map((one) => one.cell));
}
