import * as z from 'zod';
import { errorKind } from '../../../core/errors/catalogue.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { cellStages } from '../../../core/jobs/lackedStage.js';
import { readTries } from '../data/readTries.js';
import { route } from '../Route.js';
import { cellDetail } from '../schemas/answers.js';
import { name } from '../schemas/inputs.js';

export const getCellRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/cells/:cell',
  id: 'getCell',
  summary: 'One cell: its tries, its training curve, the last lines of its log',
  access: 'read',
  params: z.object({ sweep: name, cell: name }),
  answers: {
    200: { description: 'The cell', content: { 'application/json': cellDetail } },
  },
  handle: async ({ params }, api) => {
    const { sweep, cell } = params;
    const { status } = await api.sweeps.find(sweep);
    const found = status.cells.find((one) => one.cell === cell);
    if (!found) throw new FoldcamError('FOLDCAM_E_NOT_FOUND', `${sweep} has no cell ${cell}`);
    const stages = found.ungrouped ? (['train'] as const) : cellStages;
    const [{ attempts, log }, training] = await Promise.all([
      readTries(api, status, found, stages),
      api.cells.training(cell),
    ]);
    return {
      ...found,
      attempts: attempts.map(({ failure, ...one }) => ({
        ...one,
        ...(failure ? { error: { ...failure, remedy: errorKind(failure.code).remedy } } : {}),
      })),
      curve: training?.curve ?? null,
      log,
    };
  },
});
