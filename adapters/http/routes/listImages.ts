import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { OutcomeRow } from '../../../core/report/rows.js';
import type { Cell } from '../../../core/sweep/Plan.js';
import { pageThrough, parseRowCursor } from '../data/pageThrough.js';
import { cellOutcomes, cellPredictions, cellsOf } from '../data/walkCells.js';
import { route } from '../Route.js';
import { images, outcome, target } from '../schemas/answers.js';
import { filter, flag, limit, name, rowCursor } from '../schemas/inputs.js';

export const listImagesRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/images',
  id: 'listImages',
  summary: 'The images that have a prediction, with what each map points at',
  access: 'read',
  compressed: true,
  params: z.object({ sweep: name }),
  query: z.strictObject({
    run: filter.optional().describe('each image once a run without'),
    label: filter.optional(),
    correct: flag.optional().describe('whether it is classified correctly'),
    region: outcome.optional().describe('one of its maps, of those asked for, points there'),
    method: filter.optional(),
    target: target.optional(),
    image: filter.optional().describe('this one alone'),
    limit: limit(1_000, 100),
    cursor: rowCursor.optional(),
  }),
  answers: {
    200: {
      description: 'A page of images, run by run and fold by fold',
      content: { 'application/json': images },
    },
  },
  handle: async ({ params, query }, api) => {
    const { label, correct, region } = query;
    const plan = await api.sweeps.plan(params.sweep);
    const start = parseRowCursor(query.cursor ?? '0.0');
    if (!start) throw new FoldcamError('FOLDCAM_E_REQUEST', 'cursor is none: send what `next` was');
    const read = async (cell: Cell) => {
      const predictions = await cellPredictions(api.cells, plan, cell, query);
      const games = byImage(await cellOutcomes(api.cells, plan, cell, query));
      return predictions
        .map(({ image, label: own, run, fold, predicted, probability }) => ({
          ...{ image, label: own, run, fold, cell: cell.key, predicted, probability },
          correct: predicted === own,
          outcomes: (games.get(image) ?? []).map(({ method, target: of, outcome: hit, x, y }) => ({
            method,
            target: of,
            outcome: hit,
            x,
            y,
          })),
        }))
        .filter(
          (row) =>
            (label ?? row.label) === row.label &&
            (correct ?? row.correct) === row.correct &&
            (region === undefined || row.outcomes.some((game) => game.outcome === region)),
        );
    };
    const { rows, next } = await pageThrough(cellsOf(plan, query), read, start, query.limit);
    return { images: rows, next };
  },
});

function byImage(rows: readonly OutcomeRow[]): Map<string, OutcomeRow[]> {
  const found = new Map<string, OutcomeRow[]>();
  for (const row of rows) {
    const own = found.get(row.image);
    if (own) own.push(row);
    else found.set(row.image, [row]);
  }
  return found;
}
