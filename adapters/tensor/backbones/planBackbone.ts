import { canonicalJson } from '../../../core/canonicalJson.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import { nearest } from '../../../core/errors/nearest.js';
import type { PlannedBackbone } from '../../../core/sweep/Plan.js';
import type { Recipe } from '../../../core/sweep/Recipe.js';
import type { BackboneChoice } from '../../../core/sweep/SweepSpec.js';
import { sha256Hex } from '../../digest/sha256.js';
import { decodeWeights } from '../graph/decodeWeights.js';
import { lowerGraph } from '../graph/lowerGraph.js';
import { ancestors } from './ancestors.js';
import type { Backbone } from './Backbone.js';
import { channelsOf } from './channelsOf.js';
import { cutModel, type CutModel } from './cutModel.js';
import { findBackbone } from './findBackbone.js';
import { layerOf } from './layerOf.js';
import type { FunctionalConfig } from './LayersModel.js';
import { planCut } from './planCut.js';

/**
 * Pins a backbone: its taps, where its last blocks begin, its input, and digests of all that shapes the
 * activations of each tap. Reads the weights up to the deepest tap, so what is missing is found here.
 * @param unfreeze how many blocks the sweep's recipes train
 */
export async function planBackbone(
  choice: BackboneChoice,
  backbones: readonly Backbone[],
  unfreeze: readonly Recipe['unfreeze'][] = [],
): Promise<PlannedBackbone> {
  const backbone = findBackbone(choice, backbones);
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
  // What cannot be computed is found here, not by a worker.
  lowerGraph(cut.config, {
    outputs: taps,
    weights: decodeWeights(cut.specs, cut.bytes),
    origin: backbone.origin,
  });
  const input = { inputSize, preprocessing: recipe.preprocessing, resize: 'bilinear-antialiased' };
  const digests = digestLayers(cut);
  const pin = (layer: string) => {
    const content = ancestors(model.config, layer).map((name) => digests.get(name));
    return { layer, digest: sha256Hex(canonicalJson({ input, content })) };
  };
  const pinned = taps.map(pin);
  const channels = taps.map((layer) => channelsOf(model.config, layer));
  const { blocks } = recipe;
  const cuts = [...new Set(unfreeze)]
    .filter((blocksTrained) => blocksTrained !== 0)
    .map((blocksTrained) => {
      const place = { name: choice.name, config: model.config, blocks, deepest: taps.at(-1) ?? '' };
      const layer = planCut(blocksTrained, place);
      const behind = taps.filter(
        (tap) => tap !== layer && ancestors(model.config, tap).includes(layer),
      );
      return { ...pin(layer), unfreeze: blocksTrained, taps: behind };
    });
  return {
    id: choice.as ?? choice.name,
    name: choice.name,
    digest: sha256Hex(canonicalJson(pinned)),
    inputSize,
    preprocessing: recipe.preprocessing,
    ...(choice.weights === 'random' ? { weights: 'random' as const, seed: choice.seed ?? 1 } : {}),
    taps: pinned,
    ...(channels.every(Number.isInteger) ? { channels } : {}),
    ...(cuts.length > 0 ? { cuts } : {}),
  };
}

// Layers that give a vector an image, which has no place in it.
const flat: ReadonlySet<string> = new Set([
  'GlobalAveragePooling2D',
  'Reshape',
  'Dense',
  'Flatten',
]);

function checkLayers(taps: readonly string[], config: FunctionalConfig, name: string): void {
  const layers = config.layers.map((layer) => layer.name);
  for (const tap of taps) {
    const found = config.layers.find((layer) => layer.name === tap);
    if (found && flat.has(found.class_name)) {
      throw new FoldcamError(
        'FOLDCAM_E_LAYER_UNKNOWN',
        `layer ${tap} of ${name} (${found.class_name}) has no height and width to be shown`,
        { where: { key: 'backbones.taps' }, remedy: 'Tap a layer before it.' },
      );
    }
    if (found) continue;
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
    const side: unknown = shape[1];
    if (Number.isInteger(side) && Number(side) >= 1 && Number(side) <= 4096) return Number(side);
  }
  throw new FoldcamError(
    'FOLDCAM_E_BACKBONE_WEIGHTS',
    `${origin} does not take square images with three channels`,
    { where: { file: origin } },
  );
}

function digestLayers(cut: CutModel): Map<string, string> {
  const weights = new Map<string, string[]>();
  const layers = new Set(cut.config.layers.map((layer) => layer.name));
  cut.specs.forEach((spec, i) => {
    const digest = sha256Hex(cut.bytes[i] ?? new Uint8Array());
    const layer = layerOf(spec.name, layers) ?? '';
    weights.set(layer, [...(weights.get(layer) ?? []), canonicalJson({ spec, digest })]);
  });
  return new Map(
    cut.config.layers.map((layer) => [
      layer.name,
      sha256Hex(canonicalJson({ layer, weights: (weights.get(layer.name) ?? []).sort() })),
    ]),
  );
}
