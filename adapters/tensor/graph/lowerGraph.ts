import { FoldcamError } from '../../../core/errors/FoldcamError.js';
import type { FunctionalConfig, LayerConfig } from '../backbones/LayersModel.js';
import { fuseSteps } from './fuseSteps.js';
import { lowerLayer } from './lowerLayer.js';
import type { Graph, Parameter, Step } from './Step.js';

export interface GraphOptions {
  /** Every weight that is needed, `<layer>/<variable>`. */
  readonly weights: ReadonlyMap<string, Parameter>;
  /** The layers whose outputs are wanted. */
  readonly outputs: readonly string[];
  /** The layer whose output is fed; the model's input without. */
  readonly from?: string | undefined;
  /** For messages. */
  readonly origin: string;
}

/**
 * The steps that lead from one layer of a model to others.
 * @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS naming the first layer that cannot be computed
 */
export function lowerGraph(config: FunctionalConfig, options: GraphOptions): Graph {
  const { weights, outputs, origin } = options;
  const layers = new Map(config.layers.map((layer) => [layer.name, layer]));
  const input = options.from ?? String(config.input_layers[0]?.[0]);
  const parameters = new Map<string, Parameter>();
  const steps: Step[] = [];
  for (const layer of orderLayers(layers, outputs, input, origin)) {
    try {
      checkPlace(layer, input);
      const lowered = lowerLayer({
        layer,
        inputs: inputsOf(layer),
        variable: (name) => weights.get(`${layer.name}/${name}`),
      });
      steps.push(...lowered.steps);
      lowered.parameters.forEach((value, name) => parameters.set(name, value));
    } catch (cause) {
      const what = `layer ${layer.name} (${layer.class_name}) of ${origin}`;
      throw new FoldcamError(
        'FOLDCAM_E_BACKBONE_WEIGHTS',
        `${what} cannot be computed: ${reason(cause)}`,
        { where: { file: origin }, cause },
      );
    }
  }
  const fused = fuseSteps(steps, parameters, new Set([...outputs, input]));
  return { input, steps: fused, parameters, outputs };
}

/** The layers that the outputs are computed from, each after its inputs; the fed layer left out. */
function orderLayers(
  layers: ReadonlyMap<string, LayerConfig>,
  outputs: readonly string[],
  input: string,
  origin: string,
): LayerConfig[] {
  const ordered = new Set<LayerConfig>();
  const visit = (name: string): void => {
    if (name === input) return;
    const layer = layers.get(name);
    if (!layer) {
      throw new FoldcamError('FOLDCAM_E_BACKBONE_WEIGHTS', `${origin} has no layer ${name}`, {
        where: { file: origin },
      });
    }
    if (ordered.has(layer)) return;
    inputsOf(layer).forEach(visit);
    ordered.add(layer);
  };
  outputs.forEach(visit);
  return [...ordered];
}

function checkPlace(layer: LayerConfig, input: string): void {
  if (layer.class_name === 'InputLayer') {
    throw new RangeError(`only ${input} is fed, and a path leads around it`);
  }
  if (inputsOf(layer).length === 0) throw new RangeError('nothing feeds it');
  if (layer.inbound_nodes.length > 1) throw new RangeError('it is called more than once');
}

function inputsOf(layer: LayerConfig): string[] {
  return layer.inbound_nodes.flatMap((node) => node.map((one) => String(one[0])));
}

function reason(cause: unknown): string {
  const issues = (cause as { issues?: readonly { path: PropertyKey[]; message: string }[] }).issues;
  const [first] = issues ?? [];
  if (first) return `${first.path.join('.')} ${first.message}`;
  return cause instanceof Error ? cause.message : String(cause);
}
