import { scaleKernel, shiftBias } from './foldBatchNorm.js';
import type { AffineStep, Parameter, Step, WeightedStep } from './Step.js';

/**
 * Joins what follows a convolution to it: a scale and shift goes into its weights, an activation into
 * the step. Equal but for rounding; layers in `kept` stay visible as they are.
 * @param parameters changed in place
 */
export function fuseSteps(
  steps: readonly Step[],
  parameters: Map<string, Parameter>,
  kept: ReadonlySet<string>,
): Step[] {
  const uses = new Map<string, number>();
  for (const { inputs } of steps) {
    for (const name of inputs) uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  const fused: Step[] = [];
  const at = new Map<string, number>();
  for (const step of steps) {
    const [input = ''] = step.inputs;
    const before = at.get(input);
    const producer = before === undefined ? undefined : fused[before];
    const joined =
      producer && uses.get(input) === 1 && !kept.has(input)
        ? join(producer, step, parameters)
        : undefined;
    if (before !== undefined && joined) {
      fused[before] = joined;
      at.set(step.output, before);
    } else {
      at.set(step.output, fused.push(step) - 1);
    }
  }
  return fused;
}

function join(producer: Step, step: Step, parameters: Map<string, Parameter>): Step | undefined {
  if (!('activation' in producer) || producer.activation !== 'linear') return undefined;
  if (step.kind === 'activation') {
    if (producer.kind === 'activation') return { ...step, inputs: producer.inputs };
    return { ...producer, output: step.output, activation: step.activation };
  }
  const isWeighted = producer.kind === 'conv' || producer.kind === 'depthwise';
  return step.kind === 'affine' && isWeighted ? fold(producer, step, parameters) : undefined;
}

/** Nothing where one number is for all channels: that is a layer of its own, and seldom. */
function fold(
  producer: WeightedStep,
  step: AffineStep,
  parameters: Map<string, Parameter>,
): WeightedStep | undefined {
  const vector = (name: string) => Float64Array.from(parameters.get(name)?.data ?? []);
  const by = { scale: vector(step.scale), shift: vector(step.shift) };
  const kernel = parameters.get(producer.kernel);
  const bias = producer.bias ?? producer.kernel.replace(/kernel$/, 'bias');
  if (!kernel) throw new RangeError(`${producer.kernel} is missing`);
  const channels = channelsOut(producer, kernel);
  if (by.scale.length !== channels || by.shift.length !== channels) return undefined;
  parameters.set(bias, shiftBias(producer.bias ? parameters.get(producer.bias) : undefined, by));
  parameters.set(producer.kernel, scaleKernel(kernel, by.scale));
  parameters.delete(step.scale);
  parameters.delete(step.shift);
  return { ...producer, output: step.output, bias, activation: step.activation };
}

// A depthwise kernel has them by channels in and multiplier.
function channelsOut({ kind }: WeightedStep, { shape }: Parameter): number {
  const [, , input = 0, last = 0] = shape;
  return kind === 'depthwise' ? input * last : last;
}
