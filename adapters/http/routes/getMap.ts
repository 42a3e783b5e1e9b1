import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { placeMap } from '../../../core/image/placeMap.js';
import { findRun } from '../../../core/sweep/findRun.js';
import { mapView } from '../../../core/sweep/mapView.js';
import { findMap } from '../../cells/findMap.js';
import { loadWindow } from '../../dataset/loadWindow.js';
import { writeNpz } from '../../npz/writeNpz.js';
import { drawLayer } from '../../pixels/drawLayer.js';
import { findEntry } from '../data/findEntry.js';
import { route } from '../Route.js';
import { map as mapSchema, target } from '../schemas/answers.js';
import { imageId, name } from '../schemas/inputs.js';
import { isUnchanged, sendBytes } from '../sendBytes.js';

const types = {
  png: 'image/png',
  json: 'application/json; charset=utf-8',
  npz: 'application/x-npz',
} as const;
type Format = keyof typeof types;

export const getMapRoute = route({
  method: 'GET',
  url: '/api/v1/sweeps/:sweep/cells/:cell/maps/:method/:target/:image',
  id: 'getMap',
  summary: 'The map of one image',
  description:
    'As PNG a layer to be laid over the image, of its size: inferno, as opaque as the value is high. As JSON or .npz the values at the resolution of the network, in the frame of the image where the recipe saw a part of it. By `format`, or by `Accept`.',
  access: 'read',
  params: z.object({ sweep: name, cell: name, method: name, target, image: imageId }),
  query: z.strictObject({ format: z.enum(['png', 'json', 'npz']).optional() }),
  answers: {
    200: {
      description: 'The map',
      content: {
        'image/png': 'binary',
        'application/json': mapSchema,
        'application/x-npz': 'binary',
      },
      headers: { etag: 'of its content: it never changes', 'accept-ranges': 'bytes' },
    },
    206: {
      description: 'A range of it',
      content: { 'image/png': 'binary', 'application/x-npz': 'binary' },
    },
    304: { description: 'Nothing has changed' },
  },
  handle: async ({ params, query, request, reply }, api) => {
    const { cell: key, method, target: of, image } = params;
    const plan = await api.sweeps.plan(params.sweep);
    const cell = plan.cells.find((one) => one.key === key);
    if (!cell) throw new FoldcamError('FOLDCAM_E_NOT_FOUND', `${plan.id} has no cell ${key}`);
    const { dataset, entry } = await findEntry(api.cells, plan, image);
    const found = await findMap(api.store, plan, cell, { method, target: of }, image);
    if (!found) {
      throw new FoldcamError('FOLDCAM_E_NOT_FOUND', 'there is no such map, or not yet');
    }
    const format = query.format ?? accepted(request.headers.accept);
    const type = types[format];
    const sent = { type, etag: `"${found.sha256.slice(0, 32)}-${format}"`, immutable: true };
    reply.header('vary', 'accept');
    if (isUnchanged(request, reply, sent)) return reply;
    const stored = await found.read();
    if (!stored) throw new FoldcamError('FOLDCAM_E_NOT_FOUND', 'there is no map of this image');
    const view = mapView(findRun(plan, cell.run).recipe);
    const window = await loadWindow(api.store, dataset, entry, view);
    const map = window ? placeMap(stored, window, entry) : stored;
    const { width, height, data } = map;
    if (format === 'json') {
      const values = Array.from(data, (value) => (Number.isFinite(value) ? value : 0));
      return reply.type(type).send({ width, height, values });
    }
    const bytes =
      format === 'png'
        ? await drawLayer(map, entry.width, entry.height)
        : writeNpz({ map: { data: Float32Array.from(data), shape: [height, width] } });
    return sendBytes(request, reply, bytes, sent);
  },
});

function accepted(accept = ''): Format {
  const at = (type: string): number => {
    const place = accept.indexOf(type);
    return place < 0 ? Infinity : place;
  };
  const [json, npz, png] = [at('application/json'), at('application/x-npz'), at('image/')];
  if (json < npz && json < png) return 'json';
  return npz < png ? 'npz' : 'png';
}
