/**
 * The layer that a weight belongs to: the longest layer's name that its own name starts with, since a
 * Keras layer's name may hold slashes itself.
 * @param weight `block_1/conv/kernel`
 * @returns undefined when it is of none of the layers
 */
export function layerOf(weight: string, layers: ReadonlySet<string>): string | undefined {
  for (let end = weight.lastIndexOf('/'); end > 0; end = weight.lastIndexOf('/', end - 1)) {
    const name = weight.slice(0, end);
    if (layers.has(name)) return name;
  }
  return undefined;
}
