import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { cancelSweep, pauseSweep, resumeSweep, type Steer } from '../../queue/steerSweep.js';
import { route } from '../Route.js';
import { sweepStatus } from '../schemas/answers.js';
import { name } from '../schemas/inputs.js';

const verbs: readonly {
  readonly verb: string;
  readonly steer: Steer;
  readonly summary: string;
}[] = [
  { verb: 'pause', steer: pauseSweep, summary: 'Hold a sweep back; what is under way stops' },
  { verb: 'resume', steer: resumeSweep, summary: 'Let a paused sweep go on' },
  {
    verb: 'cancel',
    steer: cancelSweep,
    summary: 'End a sweep; what is finished stays in the store',
  },
];

/** Pausing what is paused, or what has ended, changes nothing and is no error: the status tells. */
export const steerSweepRoutes = verbs.map(({ verb, steer, summary }) =>
  route({
    method: 'POST',
    url: `/api/v1/sweeps/:sweep/${verb}`,
    id: `${verb}Sweep`,
    summary,
    description: 'Where there is nothing to change the answer is the same status, and no error.',
    access: 'full',
    patient: true,
    params: z.object({ sweep: name }),
    answers: {
      200: { description: 'The status then', content: { 'application/json': sweepStatus } },
    },
    handle: async ({ params, reply }, api) => {
      const { sweep } = params;
      await api.sweeps.plan(sweep);
      const steered = await steer(api, sweep);
      if (steered && steered.left > 0) {
        throw new FoldcamError('FOLDCAM_E_WORKER_LOST', `${steered.left} jobs do not end`, {
          remedy: 'Ask again; if that does not help, restart the workers.',
        });
      }
      const { body } = await api.sweeps.read(sweep);
      return reply.type('application/json; charset=utf-8').send(body);
    },
  }),
);
