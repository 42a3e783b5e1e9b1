import * as z from 'zod';
import { loadImage } from '../../dataset/loadPixels.js';
import { drawGrey } from '../../pixels/drawLayer.js';
import { findEntry } from '../data/findEntry.js';
import { route } from '../Route.js';
import { imageId, name } from '../schemas/inputs.js';
import { isUnchanged, sendBytes } from '../sendBytes.js';

export const getPixelsRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/images/:image/pixels',
  id: 'getPixels',
  summary: 'An image as it was ingested, as a grey PNG of its own size',
  access: 'read',
  params: z.object({ sweep: name, image: imageId }),
  answers: {
    200: {
      description: 'The image',
      content: { 'image/png': 'binary' },
      headers: { etag: 'of its content: it never changes', 'accept-ranges': 'bytes' },
    },
    206: { description: 'A range of it', content: { 'image/png': 'binary' } },
    304: { description: 'Nothing has changed' },
  },
  handle: async ({ params, request, reply }, api) => {
    const plan = await api.sweeps.plan(params.sweep);
    const { dataset, entry } = await findEntry(api.cells, plan, params.image);
    const sent = {
      type: 'image/png',
      etag: `"${entry.image.sha256.slice(0, 32)}-g"`,
      immutable: true,
    };
    if (isUnchanged(request, reply, sent)) return reply;
    const grey = await loadImage(api.store, dataset, entry);
    return sendBytes(request, reply, await drawGrey(grey), sent);
  },
});
