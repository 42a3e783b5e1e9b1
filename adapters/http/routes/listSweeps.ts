import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { summariseStatus, type SweepSummary } from '../../../core/jobs/SweepSummary.js';
import {
  comparePlaces,
  formatSweepCursor,
  parseSweepCursor,
  type SweepPlace,
} from '../../../core/paging/sweepCursor.js';
import { route } from '../Route.js';
import { next, sweepState, sweepSummary } from '../schemas/answers.js';
import { filter, limit, listOf, sweepCursor } from '../schemas/inputs.js';

export const listSweepsRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps',
  id: 'listSweeps',
  summary: 'The sweeps of the store, the latest submitted first',
  access: 'read',
  compressed: true,
  query: z.strictObject({
    state: listOf(sweepState).optional().describe('of these states alone'),
    name: filter.optional().describe('whose name or id holds this text'),
    limit: limit(500, 50),
    cursor: sweepCursor.optional(),
  }),
  answers: {
    200: {
      description: 'A page of sweeps',
      content: { 'application/json': z.object({ sweeps: z.array(sweepSummary), next }) },
    },
  },
  handle: async ({ query }, api) => {
    const { state, name, limit: most } = query;
    const after = placeOf(query.cursor);
    const text = name?.toLowerCase() ?? '';
    const sweeps: SweepSummary[] = [];
    let last: SweepPlace | undefined;
    for (const { place, record } of await api.index.all()) {
      if (after && comparePlaces(place, after) <= 0) continue;
      // An id begins with the sweep's name.
      if (!place.id.toLowerCase().includes(text)) continue;
      const live = await api.sweeps.findBy(place.id, record).catch(unlessGone);
      if (!live || state?.includes(live.status.state) === false) continue;
      if (sweeps.length === most) return { sweeps, next: last ? formatSweepCursor(last) : null };
      sweeps.push(summariseStatus(live.status));
      last = place;
    }
    return { sweeps, next: null };
  },
});

function placeOf(cursor: string | undefined): SweepPlace | undefined {
  if (cursor === undefined) return undefined;
  const place = parseSweepCursor(cursor);
  if (place) return place;
  throw new FoldcamError('FOLDCAM_E_REQUEST', 'cursor is none: send what `next` was');
}

// Removed since it was listed, or of another version: the others are listed all the same.
function unlessGone(error: unknown): undefined {
  if (error instanceof FoldcamError && error.permanent) return;
  throw error;
}
