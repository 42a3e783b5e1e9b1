import type { FunctionalConfig } from './LayersModel.js';

/** The layers that `layer` is computed from, itself included, in the model's order. */
export function ancestors(config: FunctionalConfig, layer: string): string[] {
  const inputs = new Map(
    config.layers.map((one) => [
      one.name,
      one.inbound_nodes.flatMap((node) => node.map((input) => String(input[0]))),
    ]),
  );
  const reached = new Set<string>();
  const open = [layer];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    open.push(...(inputs.get(name) ?? []));
  }
  return config.layers.map((one) => one.name).filter((name) => reached.has(name));
}
