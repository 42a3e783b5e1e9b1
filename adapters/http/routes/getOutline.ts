import * as z from 'zod';
import { contours, type Ring } from '../../../core/image/contours.js';
import { markRegions } from '../../../core/regions/markRegions.js';
import { placeBits } from '../../../core/regions/placeBits.js';
import { regionMap } from '../../../core/regions/regionMap.js';
import type { Region } from '../../../core/regions/Region.js';
import { regionSettings } from '../../../core/sweep/regionSettings.js';
import { loadMask } from '../../dataset/loadPixels.js';
import { sha256Hex } from '../../digest/sha256.js';
import { findEntry } from '../data/findEntry.js';
import { route } from '../Route.js';
import { outline } from '../schemas/answers.js';
import { imageId, name } from '../schemas/inputs.js';
import { isUnchanged } from '../sendBytes.js';

export const getOutlineRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/images/:image/outline',
  id: 'getOutline',
  summary: "The outlines of an image's regions",
  description:
    'Closed rings of corners in pixels of the image: (0, 0) is the upper left corner of its first pixel.',
  access: 'read',
  params: z.object({ sweep: name, image: imageId }),
  answers: {
    200: {
      description: 'The rings of each region',
      content: { 'application/json': outline },
      headers: { etag: 'of its content: it never changes' },
    },
    304: { description: 'Nothing has changed' },
  },
  handle: async ({ params, request, reply }, api) => {
    const plan = await api.sweeps.plan(params.sweep);
    const { dataset, entry } = await findEntry(api.cells, plan, params.image);
    const masks = entry.masks.map(({ sha256 }) => sha256);
    const content = JSON.stringify([masks, plan.spec.regions, entry.spacing]);
    const type = 'application/json; charset=utf-8';
    const sent = { type, etag: `"${sha256Hex(content).slice(0, 32)}-o"`, immutable: true };
    if (isUnchanged(request, reply, sent)) return reply;
    const { width, height, spacing } = entry;
    const mask = await loadMask(api.store, dataset, entry);
    const map = regionMap(mask, width, height, regionSettings(plan.spec).extents, spacing);
    const of = (region: Region): Ring[] =>
      contours(markRegions(map, placeBits(region)), width, height);
    return reply.type(type).send({
      width,
      height,
      regions: { mass: of('mass'), peritumoral: of('peritumoral'), below: of('below') },
    });
  },
});
