import type { ObjectStore } from '../../core/ports.js';
import { mostPaired } from '../../core/report/compareRuns.js';
import type { ReportHead, ReportTail, RunReport } from '../../core/report/Report.js';
import { sweepFile } from '../../core/store/layout.js';
import { openObject } from '../store/openObject.js';

/** report.json, written run by run: there is none before it is closed. */
export interface OpenReportFile {
  add(run: RunReport): Promise<void>;
  close(tail: ReportTail): Promise<void>;
  abandon(): Promise<void>;
}

/**
 * @param runs how many will be added. Of more than `mostPaired` each is a line of its own: indented, a
 * thousand of them would be longer than what can be read as one text.
 */
export function openReportFile(
  store: Pick<ObjectStore, 'putStream'>,
  sweep: string,
  head: ReportHead,
  runs: number,
): OpenReportFile {
  const { write, close, abandon } = openObject(store, sweepFile(sweep, 'report.json'));
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const show = (run: RunReport): string =>
    runs > mostPaired ? JSON.stringify(run) : indent(run, '  ');
  let added = 0;
  const begin = () => write(encode(`{\n${members(head)},\n "runs": [`));
  return {
    add: async (run) => {
      if (added === 0) await begin();
      await write(encode(`${added === 0 ? '' : ','}\n  ${show(run)}`));
      added++;
    },
    close: async (tail) => {
      if (added === 0) await begin();
      await write(encode(`${added === 0 ? '' : '\n '}],\n${members(tail)}\n}\n`));
      await close();
    },
    abandon,
  };
}

/** As they stand in an object that is indented by a space a level. */
const members = (of: object): string =>
  Object.entries(of)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${JSON.stringify(name)}: ${indent(value, ' ')}`)
    .join(',\n');

const indent = (value: unknown, by: string): string =>
  JSON.stringify(value, undefined, 1).replaceAll('\n', `\n${by}`);
