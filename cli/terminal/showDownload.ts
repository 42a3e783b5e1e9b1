import { createLogUpdate } from 'log-update';
import type { Output } from './Output.js';

/** Shows how far a download is: redrawn in place on a terminal, else a line for every tenth. */
export interface DownloadProgress {
  /** @param total bytes; unknown where the server does not say */
  show(done: number, total: number | undefined): void;
  /** Leaves the last picture where it is. */
  end(): void;
}

export function showDownload(output: Output, what: string): DownloadProgress {
  const draw = output.live ? createLogUpdate(process.stderr) : undefined;
  let told = -1;
  return {
    show: (done, total) => {
      const line = `${what} ${inMegabytes(done, total)}`;
      if (draw) draw(line);
      // Without a total, a line for every 10 MB.
      const step = Math.floor(total === undefined ? done / 1e7 : (10 * done) / Math.max(1, total));
      if (draw === undefined && step > told) output.note(line);
      told = Math.max(told, step);
    },
    end: () => draw?.done(),
  };
}

function inMegabytes(done: number, total: number | undefined): string {
  const amount = (bytes: number): string => (bytes / 1e6).toFixed(1);
  if (total === undefined) return `${amount(done)} MB`;
  return `${amount(done)} of ${amount(total)} MB (${Math.floor((100 * done) / Math.max(1, total))} %)`;
}
