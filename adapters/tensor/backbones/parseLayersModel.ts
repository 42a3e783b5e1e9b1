import * as z from 'zod';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { FunctionalConfig, WeightSpec } from './LayersModel.js';

const layer = z.looseObject({
  name: z.string(),
  class_name: z.string(),
  config: z.record(z.string(), z.unknown()),
  inbound_nodes: z.array(z.array(z.array(z.unknown()))),
});

const modelJson = z.looseObject({
  modelTopology: z.looseObject({
    model_config: z.looseObject({
      class_name: z.enum(['Model', 'Functional'], 'is not a functional model'),
      config: z.looseObject({
        name: z.string(),
        layers: z.array(layer).min(1),
        input_layers: z.array(z.array(z.unknown())).length(1, 'has not exactly one input'),
        output_layers: z.array(z.array(z.unknown())),
      }),
    }),
  }),
  weightsManifest: z.array(
    z.looseObject({
      paths: z.array(z.string()),
      weights: z.array(
        z.looseObject({
          name: z.string(),
          shape: z.array(z.int().min(0)),
          dtype: z.enum(['float32', 'int32', 'bool']),
          quantization: z
            .object({
              dtype: z.enum(['uint8', 'uint16', 'float16']),
              min: z.number().optional(),
              scale: z.number().optional(),
            })
            .optional(),
        }),
      ),
    }),
  ),
});

export interface ParsedModel {
  readonly config: FunctionalConfig;
  readonly groups: readonly { readonly paths: readonly string[]; readonly specs: WeightSpec[] }[];
}

/** Checks the model.json of a tfjs layers model. */
export function parseLayersModel(json: unknown, file: string): ParsedModel {
  const parsed = modelJson.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new FoldcamError(
      'FOLDCAM_E_BACKBONE_WEIGHTS',
      `${file} is not a tfjs layers model: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
      {
        where: { file },
        remedy:
          'Convert the Keras model with tensorflowjs_converter, output format tfjs_layers_model.',
      },
    );
  }
  const { modelTopology, weightsManifest } = parsed.data;
  const { config } = modelTopology.model_config;
  checkWiring(config, file);
  return {
    config,
    groups: weightsManifest.map(({ paths, weights }) => ({
      paths,
      specs: weights as WeightSpec[],
    })),
  };
}

// A layer that is fed by itself, on however long a way, would be followed for ever.
function checkWiring(config: FunctionalConfig, file: string): void {
  const before = new Set<string>();
  const fault = (message: string): FoldcamError =>
    new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${file}: ${message}`, { where: { file } });
  for (const { name, inbound_nodes: nodes } of config.layers) {
    if (before.has(name)) throw fault(`two layers are called ${name}`);
    for (const input of nodes.flatMap((node) => node.map((one) => String(one[0])))) {
      if (before.has(input)) continue;
      throw fault(`layer ${name} is fed by ${input}, which does not stand before it`);
    }
    before.add(name);
  }
}
