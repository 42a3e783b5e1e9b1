import type { Architecture } from './Architecture.js';
import { convolutions } from './layers/convolutions.js';
import type { LayerNode } from './layers/LayerNode.js';
import { mergings } from './layers/mergings.js';
import { normalizations } from './layers/normalizations.js';
import { recordLayers } from './layers/recordLayers.js';
import { shapings } from './layers/shapings.js';

/** What a builder adds to its layers. */
export type ArchitectureFacts = Pick<
  Architecture,
  'title' | 'blocks' | 'taps' | 'preprocessing'
> & { readonly output: LayerNode };

/**
 * Starts a network for square images of three channels. Each method makes a layer, under the name it
 * is given or else under Keras' automatic one, and returns it as an input for the next ones. Sizes
 * along both axes are a number or [vertical, horizontal]; what is left out is as in Keras.
 */
export function layerGraph(name: string, size: number) {
  const { layers, weights, shapes, record, nextName } = recordLayers();
  const input = record({
    kind: 'InputLayer',
    name: 'input_layer',
    inputs: [],
    config: { batch_input_shape: [null, size, size, 3], sparse: false },
    shape: [size, size, 3],
  });

  /** @throws RangeError when a block or tap is not a layer */
  function build({ output, ...facts }: ArchitectureFacts): Architecture {
    const stray = [...facts.blocks, ...facts.taps].find((layer) => !shapes.has(layer));
    if (stray !== undefined) throw new RangeError(`${name} has no layer ${stray}`);
    const config = {
      name,
      layers,
      input_layers: [[input.name, 0, 0]],
      output_layers: [[output.name, 0, 0]],
    };
    return { name, config, weights, shapes, ...facts };
  }

  return {
    input,
    nextName,
    build,
    ...convolutions(record),
    ...normalizations(record),
    ...shapings(record),
    ...mergings(record),
  };
}

/** A network that is being built. */
export type LayerGraph = ReturnType<typeof layerGraph>;
