import type { FunctionalConfig } from '../backbones/LayersModel.js';

/**
 * Names of the layers in the order in which Keras lists (and saves) those of a functional model:
 * farthest from the output first, those equally far as a search backwards from the output meets them.
 * @see keras/src/ops/function.py, map_graph
 */
export function kerasOrder(config: FunctionalConfig): string[] {
  const inputs = new Map(
    config.layers.map((layer) => [
      layer.name,
      layer.inbound_nodes.flatMap((node) => node.map((input) => String(input[0]))),
    ]),
  );
  // A map keeps the order in which its keys came: that of the search.
  const met = new Map<string, number>();
  const finished: string[] = [];
  const search = (name: string): void => {
    if (met.has(name)) return;
    met.set(name, 0);
    inputs.get(name)?.forEach(search);
    finished.push(name);
  };
  for (const [output] of config.output_layers) search(String(output));
  for (const name of finished.reverse()) {
    const distance = (met.get(name) ?? 0) + 1;
    for (const input of inputs.get(name) ?? []) {
      met.set(input, Math.max(distance, met.get(input) ?? 0));
    }
  }
  return [...met].sort(([, a], [, b]) => b - a).map(([name]) => name);
}
