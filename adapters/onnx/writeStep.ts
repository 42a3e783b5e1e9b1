import type { BorderStep, Parameter, Step, WeightedStep } from '../tensor/graph/Step.js';
import type { Attribute } from './encodeModel.js';
import type { ModelWriter } from './ModelWriter.js';
import { writeActivation } from './writeActivation.js';

/** A value of a model: its channels are second where it has four axes, as ONNX has them. */
export interface Value {
  readonly name: string;
  readonly rank: number;
}

// No axis is longer: ONNX takes it for the end.
const end = 2 ** 31 - 1;

/** Writes one step, its outcome under the step's own name. */
export function writeStep(
  writer: ModelWriter,
  step: Step,
  inputs: readonly Value[],
  parameter: (name: string) => Parameter,
): Value {
  const { add, byChannel } = writer;
  const { output } = step;
  const { name, rank } = inputs[0] as Value;
  const names = inputs.map((input) => input.name);
  const same: Value = { name: output, rank };
  switch (step.kind) {
    case 'conv':
    case 'depthwise':
      writeConvolution(writer, step, name, parameter);
      return same;
    case 'dense':
      writeDense(writer, step, { name, rank }, parameter);
      return same;
    case 'affine':
    case 'rescale': {
      const [scale, shift] =
        step.kind === 'rescale'
          ? [step.scale, step.offset]
          : [parameter(step.scale).data, parameter(step.shift).data];
      const scaled = add('Mul', [name, byChannel(`${output}/scale`, scale, rank)], `${output}/mul`);
      const shifted = [scaled, byChannel(`${output}/shift`, shift, rank)];
      const activation = step.kind === 'affine' ? step.activation : 'linear';
      writeActivation(writer, activation, add('Add', shifted, `${output}/sum`), rank, output);
      return same;
    }
    case 'activation':
      writeActivation(writer, step.activation, name, rank, output);
      return same;
    case 'maxPool':
      add('MaxPool', [name], output, slide(step.size, step));
      return same;
    case 'averagePool':
      add('AveragePool', [name], output, slide(step.size, step));
      return same;
    case 'globalAveragePool':
      if (step.keepDims) add('GlobalAveragePool', [name], output);
      else add('Flatten', [add('GlobalAveragePool', [name], `${output}/mean`)], output);
      return { name: output, rank: step.keepDims ? 4 : 2 };
    case 'pad':
    case 'crop':
      writeBorder(writer, step, name);
      return same;
    case 'reshape': {
      const made = 1 + step.shape.length;
      const last = writer.channelsLast(name, rank, `${output}/last`);
      const shape = writer.longs(`${output}/shape`, [0, ...step.shape]);
      const reshaped = add('Reshape', [last, shape], made === 4 ? `${output}/reshaped` : output);
      writer.channelsSecond(reshaped, made, output);
      return { name: output, rank: made };
    }
    case 'add':
    case 'multiply':
      names.reduce((sum, other, i) =>
        add(
          step.kind === 'add' ? 'Add' : 'Mul',
          [sum, other],
          i === names.length - 1 ? output : `${output}/${i}`,
        ),
      );
      return same;
    case 'concat':
      add('Concat', names, output, { axis: rank === 4 ? 1 : -1 });
      return same;
  }
}

function writeConvolution(
  writer: ModelWriter,
  step: WeightedStep,
  input: string,
  parameter: (name: string) => Parameter,
): void {
  const { output } = step;
  const { shape, data } = parameter(step.kernel);
  const [height = 1, width = 1, entering = 1, last = 1] = shape;
  const apart = step.kind === 'depthwise';
  // A depthwise kernel has its outputs by channel and multiplier: in the order of ONNX.
  const [depth, leaving] = apart ? [1, entering * last] : [entering, last];
  const kernel = writer.constant(
    `${output}/kernel`,
    outputsFirst(data, height * width, depth, leaving),
    [leaving, depth, height, width],
  );
  const bias =
    step.bias === undefined
      ? []
      : [writer.constant(`${output}/bias`, parameter(step.bias).data, [leaving])];
  const made = writer.add('Conv', [input, kernel, ...bias], `${output}/conv`, {
    ...slide([height, width], step),
    dilations: step.dilation,
    group: apart ? entering : 1,
  });
  writeActivation(writer, step.activation, made, 4, output);
}

function writeDense(
  writer: ModelWriter,
  step: WeightedStep,
  { name, rank }: Value,
  parameter: (name: string) => Parameter,
): void {
  const { output } = step;
  const { shape, data } = parameter(step.kernel);
  const last = writer.channelsLast(name, rank, `${output}/last`);
  const kernel = writer.constant(`${output}/kernel`, data, shape);
  const product = writer.add('MatMul', [last, kernel], `${output}/product`);
  const placed = writer.channelsSecond(product, rank, `${output}/placed`);
  const made =
    step.bias === undefined
      ? placed
      : writer.add(
          'Add',
          [placed, writer.byChannel(`${output}/bias`, parameter(step.bias).data, rank)],
          `${output}/sum`,
        );
  writeActivation(writer, step.activation, made, rank, output);
}

function writeBorder(writer: ModelWriter, step: BorderStep, input: string): void {
  const { kind, output } = step;
  const [[top, bottom], [left, right]] = [step.rows, step.columns];
  if (kind === 'pad') {
    const pads = writer.longs(`${output}/pads`, [0, 0, top, left, 0, 0, bottom, right]);
    writer.add('Pad', [input, pads], output);
    return;
  }
  const starts = writer.longs(`${output}/starts`, [top, left]);
  const off = [bottom, right].map((rows) => (rows === 0 ? end : -rows));
  const ends = writer.longs(`${output}/ends`, off);
  writer.add('Slice', [input, starts, ends, writer.longs(`${output}/axes`, [2, 3])], output);
}

/** Where the window of a convolution or a pool goes. */
const slide = (
  size: readonly number[],
  { strides, padding }: Pick<WeightedStep, 'strides' | 'padding'>,
): Record<string, Attribute> => ({
  kernel_shape: size,
  strides,
  // What does not divide evenly is one more after the image than before it, as TensorFlow has it.
  auto_pad: padding === 'same' ? 'SAME_UPPER' : 'VALID',
});

/** places × depth × outputs as outputs × depth × places */
function outputsFirst(
  data: Float32Array,
  places: number,
  depth: number,
  outputs: number,
): Float32Array {
  const turned = new Float32Array(data.length);
  for (let place = 0; place < places; place++) {
    for (let c = 0; c < depth; c++) {
      const from = (place * depth + c) * outputs;
      for (let o = 0; o < outputs; o++) {
        turned[(o * depth + c) * places + place] = data[from + o] as number;
      }
    }
  }
  return turned;
}
