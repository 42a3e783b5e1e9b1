import { findCamMethod } from '../../core/cam/methods.js';
import type { RunReport } from '../../core/report/Report.js';

/** `Grad-CAM`; with its target where the sweep has several. */
export function seriesTitle(
  method: string,
  target: string,
  { pointing }: Pick<RunReport, 'pointing'>,
): string {
  const several = new Set(pointing.map((entry) => entry.target)).size > 1;
  return several ? `${methodTitle(method)}, ${target}` : methodTitle(method);
}

export const methodTitle = (method: string): string => findCamMethod(method)?.title ?? method;
