import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { sweepFile } from '../../../core/store/layout.js';
import { cancelSweep } from '../../queue/steerSweep.js';
import { findOwnCells, removeCells, removeStored } from '../../sweep/removeStored.js';
import { route } from '../Route.js';
import { flag, name } from '../schemas/inputs.js';

export const removeSweepRoute = route({
  method: 'DELETE',
  url: '/api/v1/sweeps/:sweep',
  id: 'removeSweep',
  summary: 'Cancel a sweep, and remove its plan, tables and report',
  access: 'full',
  patient: true,
  params: z.object({ sweep: name }),
  query: z.strictObject({
    keepResults: flag
      .default(true)
      .describe('false: remove those cells too that no other sweep of the store names'),
  }),
  answers: { 204: { description: 'It is gone' } },
  handle: async ({ params, query, reply }, api) => {
    const { sweep } = params;
    const { store, board } = api;
    const known = await store.head(sweepFile(sweep, 'plan.json'));
    if (!known && !(await board.find(sweep))) {
      throw new FoldcamError('FOLDCAM_E_SWEEP_NOT_FOUND', `there is no sweep ${sweep}`);
    }
    const cells = !query.keepResults && known ? await findOwnCells(store, sweep) : [];
    const steered = await cancelSweep(api, sweep);
    if (steered && steered.left > 0) {
      throw new FoldcamError('FOLDCAM_E_WORKER_LOST', `${steered.left} jobs do not end`, {
        remedy: 'Ask again; if that does not help, restart the workers.',
      });
    }
    await board.remove(sweep);
    await removeStored(store, sweep);
    await removeCells(store, cells);
    api.sweeps.forget(sweep);
    api.index.forget();
    return reply.code(204).send();
  },
});
