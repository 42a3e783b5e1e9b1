import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { reportSchema } from '../../../core/report/Report.js';
import { sweepFile } from '../../../core/store/layout.js';
import { route } from '../Route.js';
import { name } from '../schemas/inputs.js';
import { reportPolicy } from '../securityHeaders.js';
import { sendStored } from '../sendStored.js';

const of = (file: 'report.json' | 'report.html', id: string, url: string, type: string) =>
  route({
    method: 'GET',
    url,
    id,
    summary: file === 'report.json' ? "A sweep's report" : "A sweep's report as a page",
    access: 'read',
    params: z.object({ sweep: name }),
    answers: {
      200: {
        description: 'The report',
        content: file === 'report.json' ? { 'application/json': reportSchema } : { [type]: 'text' },
        headers: { etag: 'of the file', 'accept-ranges': 'bytes' },
      },
      206: { description: 'The range of it that was asked for', content: { [type]: 'binary' } },
      304: { description: 'Nothing has changed' },
    },
    handle: async ({ params, request, reply }, api) => {
      const { sweep } = params;
      await api.sweeps.plan(sweep);
      if (file === 'report.html') reply.header('content-security-policy', reportPolicy);
      const key = sweepFile(sweep, file);
      const full = `${type}; charset=utf-8`;
      if (await sendStored(request, reply, api.store, key, full)) return reply;
      throw new FoldcamError('FOLDCAM_E_NOT_FOUND', `${sweep} has no report yet`, {
        remedy: 'Wait until the state of the sweep is `done` or `incomplete`.',
      });
    },
  });

export const getReportRoutes = [
  of('report.json', 'getReport', '/api/v1/sweeps/:sweep/report', 'application/json'),
  of('report.html', 'getReportPage', '/api/v1/sweeps/:sweep/report.html', 'text/html'),
];
