import * as z from 'zod';
import type { ObjectStore } from '../../core/ports.js';
import { missingSchema, type Missing } from '../../core/report/Report.js';
import { sweepFile } from '../../core/store/layout.js';
import { readReport } from './readReport.js';

/**
 * What a sweep's report names as missing, or nothing where none was written yet. Of a report as it is
 * written no more than that is held, however many runs it has.
 */
export async function readMissing(
  store: ObjectStore,
  sweep: string,
): Promise<readonly Missing[] | undefined> {
  const body = await store.getStream(sweepFile(sweep, 'report.json'));
  if (!body) return undefined;
  const found = z.array(missingSchema).safeParse(await readMember(body, 'missing'));
  // Laid out otherwise, or damaged: then that is told.
  return found.success ? found.data : (await readReport(store, sweep))?.missing;
}

/** A member of a document that is indented by a space a level: its lines, and no others, are deeper. */
async function readMember(body: AsyncIterable<Uint8Array>, name: string): Promise<unknown> {
  const head = ` ${JSON.stringify(name)}: `;
  const own: string[] = [];
  for await (const line of linesOf(body)) {
    if (own.length === 0 && !line.startsWith(head)) continue;
    own.push(own.length === 0 ? line.slice(head.length) : line);
    if (/^ ?(\[\]|\]),?$/.test(own.at(-1) ?? '')) return parse(own.join('').replace(/,$/, ''));
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* linesOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of body) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}
