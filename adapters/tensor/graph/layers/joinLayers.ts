import * as z from 'zod';
import type { JoinStep } from '../Step.js';
import type { Lower } from './Lower.js';
import { oneStep } from './oneStep.js';

const lastAxis = z.looseObject({ axis: z.union([z.literal(-1), z.literal(3)]).default(-1) });

const join =
  (kind: JoinStep['kind']): Lower =>
  ({ layer, inputs }) =>
    oneStep({ kind, output: layer.name, inputs });

/** Layers of several inputs, by Keras' name. */
export const joinLayers: Readonly<Record<string, Lower>> = {
  Add: join('add'),
  Multiply: join('multiply'),
  Concatenate: (source) => {
    lastAxis.parse(source.layer.config);
    return join('concat')(source);
  },
};
