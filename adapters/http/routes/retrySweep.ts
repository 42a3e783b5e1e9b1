import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { cellStages } from '../../../core/jobs/lackedStage.js';
import { isUnderWay } from '../../../core/jobs/SweepStatus.js';
import { enqueueSweep } from '../../queue/enqueueSweep.js';
import { chooseCells } from '../../sweep/chooseCells.js';
import { retrySweep } from '../../sweep/retrySweep.js';
import { route } from '../Route.js';
import { sweepStatus } from '../schemas/answers.js';
import { name } from '../schemas/inputs.js';

const schema = z.strictObject({
  cells: z.array(name).min(1).max(10_000).optional().describe('these alone'),
  stage: z.enum(cellStages).optional().describe('those alone that lack this stage first'),
  all: z.boolean().optional().describe('also where nothing is known to be missing'),
});

export const retrySweepRoute = route({
  method: 'POST',
  url: '/api/v1/sweeps/:sweep/retry',
  id: 'retrySweep',
  summary: 'Compute what a sweep lacks, and write its report anew',
  description:
    'A sweep that is under way, or that lacks nothing of what is asked for, is left as it is.',
  access: 'full',
  patient: true,
  params: z.object({ sweep: name }),
  body: { description: 'Which cells', required: false, schema, types: { 'application/json': {} } },
  answers: {
    200: { description: 'The status then', content: { 'application/json': sweepStatus } },
  },
  handle: async ({ params, body, reply }, api) => {
    const { sweep } = params;
    const { cells, stage, all = false } = body;
    const { plan, status } = await api.sweeps.read(sweep);
    const known = new Set(status.cells.map(({ cell }) => cell));
    const stranger = cells?.find((cell) => !known.has(cell));
    if (stranger !== undefined) {
      throw new FoldcamError('FOLDCAM_E_NOT_FOUND', `${sweep} has no cell ${stranger}`);
    }
    const chosen = chooseCells(status, { cells, stage });
    const isFiltered = cells !== undefined || stage !== undefined;
    const isIdle = chosen.size === 0 && (status.state === 'done' || isFiltered);
    if (!isUnderWay(status.state) && (all || !isIdle)) {
      if (all) await enqueueSweep(api.redis, api.board, plan, Date.now());
      else await retrySweep(api.store, plan, api, chosen, Date.now());
    }
    const { body: text } = await api.sweeps.read(sweep);
    return reply.type('application/json; charset=utf-8').send(text);
  },
});
