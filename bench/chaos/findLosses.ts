import type { ChaosRun } from './runChaos.js';

/** What a run lost, counted twice, left behind or says otherwise than an undisturbed one; one line each. */
export function findLosses(run: ChaosRun, undisturbed: ChaosRun): string[] {
  const losses: string[] = [];
  if (run.lost !== undefined) losses.push(run.lost);
  if (run.cells.planned === 0) losses.push('no cell was planned');
  if (run.cells.lost > 0) losses.push(`${run.cells.lost} cells lost`);
  if (run.cells.twice > 0) losses.push(`${run.cells.twice} cells counted twice`);
  if (run.report === '' || run.report !== undisturbed.report) losses.push('another report');
  if (run.processes > 0) losses.push(`${run.processes} processes left`);
  if (run.jobs > 0) losses.push(`${run.jobs} jobs left`);
  const [own, wanted] = [new Set(run.keys), new Set(undisturbed.keys)];
  const tooMany = run.keys.filter((key) => !wanted.has(key));
  const tooFew = undisturbed.keys.filter((key) => !own.has(key));
  if (tooMany.length > 0) losses.push(`${tooMany.length} strays, such as ${tooMany[0] ?? ''}`);
  if (tooFew.length > 0)
    losses.push(`${tooFew.length} objects missing, such as ${tooFew[0] ?? ''}`);
  return losses;
}
