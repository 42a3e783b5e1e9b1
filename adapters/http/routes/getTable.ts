import { Readable } from 'node:stream';
import * as z from 'zod';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { sweepFile } from '../../../core/store/layout.js';
import type { Cell, Plan } from '../../../core/sweep/Plan.js';
import {
  flatOutcome,
  flatPrediction,
  outcomeColumns,
  predictionColumns,
} from '../../csv/reportTables.js';
import { writeTable, type Cells } from '../../csv/writeTable.js';
import { pageThrough, parseRowCursor } from '../data/pageThrough.js';
import { cellOutcomes, cellPredictions, cellsOf, type RowFilter } from '../data/walkCells.js';
import type { Api } from '../Api.js';
import { route } from '../Route.js';
import { table, target } from '../schemas/answers.js';
import { filter, limit, name, rowCursor } from '../schemas/inputs.js';
import { sendStored } from '../sendStored.js';

interface Table {
  readonly file: 'predictions' | 'outcomes';
  readonly summary: string;
  readonly columns: readonly string[];
  readonly read: (api: Api, plan: Plan, cell: Cell, of: RowFilter) => Promise<Cells[]>;
}

const tables: readonly Table[] = [
  {
    file: 'predictions',
    summary: 'What the cells that are trained say of their held-out images',
    columns: predictionColumns,
    read: async ({ cells }, plan, cell, of) =>
      (await cellPredictions(cells, plan, cell, of)).map(flatPrediction),
  },
  {
    file: 'outcomes',
    summary: 'The pointing game of every map that is scored',
    columns: outcomeColumns,
    read: async ({ cells }, plan, cell, of) =>
      (await cellOutcomes(cells, plan, cell, of)).map(flatOutcome),
  },
];

const csv = 'text/csv; charset=utf-8; header=present';

/** Rows of a table, as JSON page by page, or all of them as CSV: also while the sweep goes on. */
export const getTableRoutes = tables.map((one) =>
  route({
    method: 'GET',
    url: `/api/v1/sweeps/:sweep/${one.file}`,
    id: `list${one.file === 'predictions' ? 'Predictions' : 'Outcomes'}`,
    summary: one.summary,
    description: `The columns of ${one.file}.csv. As CSV by \`format=csv\` or \`Accept: text/csv\`: all rows at once.`,
    access: 'read',
    patient: true,
    params: z.object({ sweep: name }),
    query: z.strictObject({
      format: z.enum(['json', 'csv']).optional(),
      run: filter.optional(),
      method: filter.optional().describe('of outcomes'),
      target: target.optional().describe('of outcomes'),
      image: filter.optional(),
      limit: limit(10_000, 1_000),
      cursor: rowCursor.optional(),
    }),
    answers: {
      200: {
        description: 'Rows, by cells in the order of the plan',
        content: { 'application/json': table, 'text/csv': 'text' },
      },
      206: { description: 'A range of the whole file', content: { 'text/csv': 'binary' } },
      304: { description: 'Nothing has changed' },
    },
    handle: async ({ params, query, request, reply }, api) => {
      const plan = await api.sweeps.plan(params.sweep);
      if (wantsCsv(query.format, request)) return sendCsv(one, plan, query, request, reply, api);
      const start = parseRowCursor(query.cursor ?? '0.0');
      if (!start)
        throw new FoldcamError('FOLDCAM_E_REQUEST', 'cursor is none: send what `next` was');
      const read = (cell: Cell) => one.read(api, plan, cell, query);
      return pageThrough(cellsOf(plan, query), read, start, query.limit);
    },
  }),
);

function wantsCsv(format: string | undefined, { headers }: FastifyRequest): boolean {
  if (format !== undefined) return format === 'csv';
  return /\btext\/csv\b/.test(headers.accept ?? '') && !/\bjson\b/.test(headers.accept ?? '');
}

async function sendCsv(
  one: Table,
  plan: Plan,
  of: RowFilter,
  request: FastifyRequest,
  reply: FastifyReply,
  api: Api,
): Promise<FastifyReply> {
  const isWhole = [of.run, of.method, of.target, of.image].every((value) => value === undefined);
  reply.header('content-disposition', `attachment; filename="${plan.id}-${one.file}.csv"`);
  const file = sweepFile(plan.id, `${one.file}.csv`);
  if (isWhole && (await sendStored(request, reply, api.store, file, csv))) return reply;
  const cells = cellsOf(plan, of);
  const parts = async function* (): AsyncGenerator<Uint8Array> {
    yield writeTable(one.columns, []);
    for (const cell of cells) {
      const rows = await one.read(api, plan, cell, of);
      if (rows.length > 0) yield withoutHeader(writeTable(one.columns, rows));
    }
  };
  return reply.type(csv).send(Readable.from(parts(), { objectMode: false }));
}

const withoutHeader = (bytes: Uint8Array): Uint8Array => bytes.subarray(bytes.indexOf(10) + 1);
