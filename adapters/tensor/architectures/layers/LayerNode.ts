/** A layer of a graph that is being built, as the input of later ones. */
export interface LayerNode {
  readonly name: string;
  /** For one image: [height, width, channels], or [channels] once pooled. */
  readonly shape: readonly number[];
  /** The last of shape. */
  readonly channels: number;
}

/** A number for both directions, or [vertical, horizontal]. */
export type Pair = number | readonly [number, number];

export const pair = (value: Pair): [number, number] =>
  typeof value === 'number' ? [value, value] : [value[0], value[1]];

/** @throws RangeError for a node that has no height and width any more */
export function spatial(node: LayerNode): [height: number, width: number, channels: number] {
  const [height, width, channels] = node.shape;
  if (height === undefined || width === undefined || channels === undefined) {
    throw new RangeError(`layer ${node.name} has shape [${node.shape.join(', ')}], not an image's`);
  }
  return [height, width, channels];
}
