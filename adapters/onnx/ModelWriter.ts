import type { Attribute, Constant, Node } from './encodeModel.js';

/** Builds a model operator by operator. */
export interface ModelWriter {
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  /** @returns `output` */
  readonly add: (
    operator: string,
    inputs: readonly string[],
    output: string,
    attributes?: Readonly<Record<string, Attribute>>,
  ) => string;
  /** @returns `name` */
  readonly constant: (name: string, data: Constant['data'], shape: readonly number[]) => string;
  /** A list of whole numbers. */
  readonly longs: (name: string, values: readonly number[]) => string;
  /** Numbers by channel, as they meet a value of so many axes. */
  readonly byChannel: (name: string, values: ArrayLike<number>, rank: number) => string;
  /** Channels from the end to the second place, where there are four axes. */
  readonly channelsSecond: (name: string, rank: number, output: string) => string;
  /** And back. */
  readonly channelsLast: (name: string, rank: number, output: string) => string;
}

export function openModelWriter(): ModelWriter {
  const nodes: Node[] = [];
  const constants: Constant[] = [];
  const writer: ModelWriter = {
    nodes,
    constants,
    add: (operator, inputs, output, attributes = {}) => {
      nodes.push({ operator, inputs, output, attributes });
      return output;
    },
    constant: (name, data, shape) => {
      constants.push({ name, shape, data });
      return name;
    },
    longs: (name, values) =>
      writer.constant(name, BigInt64Array.from(values, BigInt), [values.length]),
    byChannel: (name, values, rank) => {
      const data = Float32Array.from(values);
      return writer.constant(name, data, rank === 4 ? [data.length, 1, 1] : [data.length]);
    },
    channelsSecond: (name, rank, output) =>
      rank === 4 ? writer.add('Transpose', [name], output, { perm: [0, 3, 1, 2] }) : name,
    channelsLast: (name, rank, output) =>
      rank === 4 ? writer.add('Transpose', [name], output, { perm: [0, 2, 3, 1] }) : name,
  };
  return writer;
}
