import { expect, test } from 'vitest';
import type { Architecture } from '../../../../adapters/tensor/architectures/Architecture.js';
import {
  architectures,
  findArchitecture,
} from '../../../../adapters/tensor/architectures/architectures.js';

/** Whether a path leads from the input to the output without the layer. */
function isPassedBy({ config }: Architecture, layer: string): boolean {
  const inputs = new Map(
    config.layers.map(({ name, inbound_nodes }) => [
      name,
      inbound_nodes.flat().map((inbound) => inbound[0] as string),
    ]),
  );
  const pending = [config.output_layers[0]?.[0] as string].filter((name) => name !== layer);
  const seen = new Set(pending);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const input of inputs.get(name) ?? []) {
      if (input === layer || seen.has(input)) continue;
      seen.add(input);
      pending.push(input);
    }
  }
  return seen.has(config.input_layers[0]?.[0] as string);
}

const names = [...architectures.keys()];

test('an architecture is found by its name and built once', () => {
  const found = findArchitecture('mobilenet_v2');
  expect(found?.title).toBe('MobileNetV2 (arXiv:1801.04381)');
  expect(findArchitecture('mobilenet_v2')).toBe(found);
  expect(findArchitecture('mobilenet_v9')).toBeUndefined();
});

test.each(names)('%s is listed under its own name', (name) => {
  expect(findArchitecture(name)?.name).toBe(name);
});

test.each(names)('every path through %s leads through the end of each block', (name) => {
  const architecture = findArchitecture(name);
  if (!architecture) throw new Error(name);
  expect(isPassedBy(architecture, 'no such layer')).toBe(true);
  expect(architecture.blocks.length).toBeGreaterThan(1);
  expect(architecture.blocks.filter((block) => isPassedBy(architecture, block))).toEqual([]);
});

test.each(names)('the blocks and taps of %s come in order, and the last block is last', (name) => {
  const architecture = findArchitecture(name);
  if (!architecture) throw new Error(name);
  const { config, blocks, taps } = architecture;
  const order = config.layers.map((layer) => layer.name);
  const inOrder = (layers: readonly string[]) =>
    [...new Set(layers)].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  expect(blocks).toEqual(inOrder(blocks));
  expect(taps).toEqual(inOrder(taps));
  expect(blocks.at(-1)).toBe(config.output_layers[0]?.[0]);
});

test.each(names)('every tap of %s is an image of features', (name) => {
  const architecture = findArchitecture(name);
  const sizes = architecture?.taps.map((tap) => architecture.shapes.get(tap)?.[0]) ?? [];
  expect(sizes.length).toBeGreaterThan(0);
  for (const size of sizes) expect(size).toBeGreaterThanOrEqual(7);
});
