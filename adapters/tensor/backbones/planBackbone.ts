import { canonicalJson } from '../../../core/canonicalJson.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { nearest } from '../../../core/errors/nearest.js';
import type { PlannedBackbone } from '../../../core/sweep/Plan.js';
import type { BackboneChoice } from '../../../core/sweep/SweepSpec.js';
import { sha256Hex } from '../../digest/sha256.js';
import { ancestors } from './ancestors.js';
import { cutModel, layerOf, type CutModel } from './cutModel.js';
import type { Backbone } from './findBackbones.js';
import type { FunctionalConfig } from './LayersModel.js';

/** Finds the backbone that a sweep file means. */
export function findBackbone(name: string, backbones: readonly Backbone[]): Backbone {
  const own = backbones.find((one) => one.names[0] === name);
  const found = own ?? backbones.find((one) => one.names.includes(name));
  if (found) return found;
  const names = backbones.flatMap((one) => one.names);
  const near = nearest(name, names);
  throw new FoldcamError(
    'FOLDCAM_E_BACKBONE_UNKNOWN',
    `there is no backbone \`${name}\`${near === undefined ? '' : `; did you mean \`${near}\`?`} At hand: ${[...new Set(names)].join(', ')}`,
    { where: { key: 'backbones' } },
  );
}

/**
 * Pins a backbone: its taps, its input, and digests of all that shapes the activations of each tap.
 * Reads the weights up to the deepest tap, so what is missing is found here.
 */
export async function planBackbone(
  choice: BackboneChoice,
  backbones: readonly Backbone[],
): Promise<PlannedBackbone> {
  const backbone = findBackbone(choice.name, backbones);
  const model = await backbone.read();
  const { recipe } = backbone;
  if (!recipe) {
    throw new FoldcamError(
      'FOLDCAM_E_BACKBONE_WEIGHTS',
      `${backbone.origin} is of an architecture that foldcam does not know`,
      {
        where: { file: `${backbone.origin}/foldcam.json` },
        remedy:
          'Write foldcam.json beside model.json: {"preprocessing": {"scale": …, "offset": …}, "taps": ["…"]}.',
      },
    );
  }
  const layers = choice.taps ?? recipe.taps;
  checkLayers(layers, model.config, choice.name);
  const depth = (name: string) => model.config.layers.findIndex((layer) => layer.name === name);
  const taps = [...layers].sort((a, b) => depth(a) - depth(b));
  const inputSize = findInputSize(model.config, backbone.origin);
  const cut = await cutModel(model, taps);
  const input = { inputSize, preprocessing: recipe.preprocessing, resize: 'bilinear-antialiased' };
  const digests = digestLayers(cut);
  const pinned = taps.map((layer) => {
    const content = ancestors(model.config, layer).map((name) => digests.get(name));
    return { layer, digest: sha256Hex(canonicalJson({ input, content })) };
  });
  return {
    id: choice.as ?? choice.name,
    name: choice.name,
    digest: sha256Hex(canonicalJson(pinned)),
    inputSize,
    preprocessing: recipe.preprocessing,
    taps: pinned,
  };
}

function checkLayers(taps: readonly string[], config: FunctionalConfig, name: string): void {
  const layers = config.layers.map((layer) => layer.name);
  for (const tap of taps) {
    if (layers.includes(tap)) continue;
    const near = nearest(tap, layers);
    throw new FoldcamError(
      'FOLDCAM_E_LAYER_UNKNOWN',
      `${name} has no layer \`${tap}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
      { where: { key: 'backbones.taps' } },
    );
  }
}

function findInputSize(config: FunctionalConfig, origin: string): number {
  const input = config.layers.find((layer) => layer.class_name === 'InputLayer');
  const shape = input?.config['batch_input_shape'];
  if (Array.isArray(shape) && shape[1] === shape[2] && shape[3] === 3) {
    if (typeof shape[1] === 'number') return shape[1];
  }
  throw new FoldcamError(
    'FOLDCAM_E_BACKBONE_WEIGHTS',
    `${origin} does not take square images with three channels`,
    { where: { file: origin } },
  );
}

function digestLayers(cut: CutModel): Map<string, string> {
  const weights = new Map<string, string[]>();
  cut.specs.forEach((spec, i) => {
    const digest = sha256Hex(cut.bytes[i] ?? new Uint8Array());
    const own = weights.get(layerOf(spec)) ?? [];
    weights.set(layerOf(spec), [...own, canonicalJson({ spec, digest })]);
  });
  return new Map(
    cut.config.layers.map((layer) => [
      layer.name,
      sha256Hex(canonicalJson({ layer, weights: (weights.get(layer.name) ?? []).sort() })),
    ]),
  );
}
