import { PbfWriter } from 'pbf';

/** A value of an attribute: a whole number, whole numbers, a text; `{ float }` where it is no whole one. */
export type Attribute = number | readonly number[] | string | { readonly float: number };

/** One operator of ONNX' default set. */
export interface Node {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
}

/** Numbers that a model carries. */
export interface Constant {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array | BigInt64Array;
}

/** A tensor of 32-bit floats that goes in or comes out; what is a text stands for any size. */
export interface Port {
  readonly name: string;
  readonly shape: readonly (number | string)[];
}

export interface Model {
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

/** Operators as they are in this version. */
export const operatorSet = 17;
const irVersion = 8;

// Of TensorProto and AttributeProto.
const types = { float: 1, int64: 7 } as const;
const kinds = { float: 1, int: 2, string: 3, ints: 7 } as const;

/** A model as a file of ONNX holds it; field numbers are those of onnx.proto3. */
export function encodeModel(model: Model): Uint8Array {
  const out = new PbfWriter();
  out.writeVarintField(1, irVersion);
  out.writeStringField(2, 'foldcam');
  out.writeMessage(7, writeGraph, model);
  out.writeMessage(
    8,
    (version: number, to: PbfWriter) => to.writeVarintField(2, version),
    operatorSet,
  );
  return out.finish();
}

function writeGraph({ nodes, constants, inputs, outputs }: Model, out: PbfWriter): void {
  for (const node of nodes) out.writeMessage(1, writeNode, node);
  out.writeStringField(2, 'graph');
  for (const constant of constants) out.writeMessage(5, writeConstant, constant);
  for (const input of inputs) out.writeMessage(11, writePort, input);
  for (const output of outputs) out.writeMessage(12, writePort, output);
}

function writeNode({ operator, inputs, output, attributes = {} }: Node, out: PbfWriter): void {
  for (const input of inputs) out.writeStringField(1, input);
  out.writeStringField(2, output);
  out.writeStringField(3, output);
  out.writeStringField(4, operator);
  for (const attribute of Object.entries(attributes))
    out.writeMessage(5, writeAttribute, attribute);
}

function writeAttribute([name, value]: [string, Attribute], out: PbfWriter): void {
  out.writeStringField(1, name);
  if (typeof value === 'number') {
    out.writeVarintField(3, value);
    out.writeVarintField(20, kinds.int);
  } else if (typeof value === 'string') {
    out.writeStringField(4, value);
    out.writeVarintField(20, kinds.string);
  } else if ('float' in value) {
    out.writeFloatField(2, value.float);
    out.writeVarintField(20, kinds.float);
  } else {
    for (const one of value) out.writeVarintField(8, one);
    out.writeVarintField(20, kinds.ints);
  }
}

function writeConstant({ name, shape, data }: Constant, out: PbfWriter): void {
  for (const side of shape) out.writeVarintField(1, side);
  out.writeVarintField(2, data instanceof Float32Array ? types.float : types.int64);
  out.writeStringField(8, name);
  out.writeBytesField(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function writePort({ name, shape }: Port, out: PbfWriter): void {
  out.writeStringField(1, name);
  out.writeMessage(2, writeType, shape);
}

function writeType(shape: Port['shape'], out: PbfWriter): void {
  out.writeMessage(1, writeTensorType, shape);
}

function writeTensorType(shape: Port['shape'], out: PbfWriter): void {
  out.writeVarintField(1, types.float);
  out.writeMessage(2, writeShape, shape);
}

function writeShape(shape: Port['shape'], out: PbfWriter): void {
  for (const side of shape) out.writeMessage(1, writeSide, side);
}

function writeSide(side: number | string, out: PbfWriter): void {
  if (typeof side === 'number') out.writeVarintField(1, side);
  else out.writeStringField(2, side);
}
