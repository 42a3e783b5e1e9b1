import { spatial, type LayerNode } from './LayerNode.js';
import type { RecordLayer } from './recordLayers.js';

export interface Named {
  readonly name?: string;
}

/** Layers with several inputs. */
export const mergings = (record: RecordLayer) => ({
  /** @throws RangeError when the shapes are not the same */
  add(inputs: readonly LayerNode[], { name }: Named = {}): LayerNode {
    const shape = broadcast(inputs);
    const odd = inputs.find((input) => input.shape.join() !== shape.join());
    if (odd) throw new RangeError(`${odd.name} cannot be added to shape [${shape.join(', ')}]`);
    return record({ kind: 'Add', name, inputs, config: {}, shape });
  },

  /** A height and width of 1 is stretched over the other's. */
  multiply: (inputs: readonly LayerNode[], { name }: Named = {}): LayerNode =>
    record({ kind: 'Multiply', name, inputs, config: {}, shape: broadcast(inputs) }),

  /** Along the channels. @throws RangeError when height and width are not the same */
  concat(inputs: readonly LayerNode[], { name }: Named = {}): LayerNode {
    const sizes = inputs.map((input) => spatial(input).slice(0, 2));
    const [size] = sizes;
    if (size === undefined || sizes.some((other) => other.join() !== size.join())) {
      throw new RangeError(`${name ?? 'a Concatenate'} joins sizes ${sizes.join(' and ')}`);
    }
    const channels = inputs.reduce((sum, input) => sum + input.channels, 0);
    return record({
      kind: 'Concatenate',
      name,
      inputs,
      config: { axis: 3 },
      shape: [...size, channels],
    });
  },
});

function broadcast(inputs: readonly LayerNode[]): number[] {
  const rank = inputs[0]?.shape.length ?? 0;
  return Array.from({ length: rank }, (_, axis) => {
    const sizes = inputs.map((input) => input.shape[axis] ?? 0);
    const size = Math.max(...sizes);
    if (sizes.some((other) => other !== size && other !== 1)) {
      const shapes = inputs.map((input) => `${input.name} [${input.shape.join()}]`);
      throw new RangeError(`${shapes.join(' and ')} do not fit together`);
    }
    return size;
  });
}
