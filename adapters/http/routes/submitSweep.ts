import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { parseSweep } from '../../../core/sweep/parseSweep.js';
import { sweepJsonSchema } from '../../../core/sweep/sweepJsonSchema.js';
import { withData } from '../../../core/sweep/withData.js';
import { submitSweep } from '../../queue/submitSweep.js';
import { checkData } from '../data/checkData.js';
import { route } from '../Route.js';
import { enqueued } from '../schemas/answers.js';

const yaml = { type: 'string', description: 'the sweep file, as `foldcam submit` takes it' };

export const submitSweepRoute = route({
  method: 'POST',
  url: '/api/v1/sweeps',
  id: 'submitSweep',
  summary: 'Hand in a sweep file',
  description:
    'The same file over the same data is the same sweep: one that is under way is left alone, one that has ended is looked after again, and what is finished is not computed anew. `data` is read by the producer: s3://…, or a path below the folders of FOLDCAM_DATA_ROOTS.',
  access: 'full',
  patient: true,
  body: {
    description: 'A sweep file',
    required: true,
    types: {
      'application/json': sweepJsonSchema(),
      'application/yaml': yaml,
      'text/yaml': yaml,
    },
  },
  answers: {
    200: {
      description: 'It was there already',
      content: { 'application/json': enqueued },
      headers: { location: 'of the sweep' },
    },
    201: {
      description: 'A new sweep',
      content: { 'application/json': enqueued },
      headers: { location: 'of the sweep' },
    },
  },
  handle: async ({ body, request, reply }, api) => {
    const text = String(body);
    checkType(request.headers['content-type'], text);
    const spec = parseSweep(text);
    const data = await checkData(spec.data, api.dataRoots);
    const submission = { text: data === spec.data ? text : withData(text, data), base: '/' };
    const answer = await submitSweep(api.store, api.redis, submission);
    api.sweeps.forget(answer.sweep);
    const isNew = answer.generation === 1 && !answer.running;
    reply.header('location', `/api/v1/sweeps/${answer.sweep}`);
    return reply.code(isNew ? 201 : 200).send(answer);
  },
});

// YAML reads JSON too, and much that is none.
function checkType(type: string | undefined, text: string): void {
  if (type?.startsWith('application/json') !== true) return;
  try {
    JSON.parse(text);
  } catch (cause) {
    throw new FoldcamError('FOLDCAM_E_REQUEST', 'the body is no JSON', { cause });
  }
}
