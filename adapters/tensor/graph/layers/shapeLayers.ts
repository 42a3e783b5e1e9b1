import * as z from 'zod';
import { border } from './configValues.js';
import type { Lower } from './Lower.js';
import { oneStep } from './oneStep.js';

/** Layers that change shapes alone, by Keras' name. */
export const shapeLayers: Readonly<Record<string, Lower>> = {
  ZeroPadding2D: ({ layer, inputs }) => {
    const [rows, columns] = z.looseObject({ padding: border }).parse(layer.config).padding;
    return oneStep({ kind: 'pad', output: layer.name, inputs, rows, columns });
  },
  Cropping2D: ({ layer, inputs }) => {
    const [rows, columns] = z.looseObject({ cropping: border }).parse(layer.config).cropping;
    return oneStep({ kind: 'crop', output: layer.name, inputs, rows, columns });
  },
  Reshape: ({ layer, inputs }) => {
    const config = z.looseObject({ target_shape: z.array(z.int()) }).parse(layer.config);
    return oneStep({ kind: 'reshape', output: layer.name, inputs, shape: config.target_shape });
  },
};
