import * as z from 'zod';
import { pageOf } from '../../../core/paging/page.js';
import { route } from '../Route.js';
import { cellStatus, jobState, next, stage } from '../schemas/answers.js';
import { filter, limit, listOf, name, offset } from '../schemas/inputs.js';

export const listCellsRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/cells',
  id: 'listCells',
  summary: 'The cells of a sweep, in the order of its plan',
  access: 'read',
  compressed: true,
  params: z.object({ sweep: name }),
  query: z.strictObject({
    state: listOf(jobState).optional(),
    stage: listOf(stage).optional().describe('the furthest stage that is not waiting'),
    run: filter.optional(),
    limit: limit(10_000, 1_000),
    cursor: offset.optional(),
  }),
  answers: {
    200: {
      description: 'A page of cells',
      content: { 'application/json': z.object({ cells: z.array(cellStatus), next }) },
    },
  },
  handle: async ({ params, query }, api) => {
    const { state, stage: furthest, run, limit: most, cursor } = query;
    const { status } = await api.sweeps.find(params.sweep);
    const cells = status.cells.filter(
      (cell) =>
        state?.includes(cell.state) !== false &&
        furthest?.includes(cell.stage) !== false &&
        (run ?? cell.run) === cell.run,
    );
    const page = pageOf(cells, cursor, most);
    return { cells: page.items, next: page.next };
  },
});
