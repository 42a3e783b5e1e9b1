import type * as TensorFlow from '@tensorflow/tfjs';
import type { Tap } from '../../../core/cam/Tap.js';
import { activate } from '../graph/activate.js';
import type { StepRunner } from '../graph/runGraph.js';
import { runTrainingStep } from '../graph/runTrainingStep.js';
import type { Activation, Parameter, Step } from '../graph/Step.js';

type Tensor = TensorFlow.Tensor;
type Tell = (layer: string, shape: readonly number[], product: Float32Array) => void;

/**
 * Runs steps so that their gradient tells bias · gradient of every place where a number comes in that is
 * no multiple of what flows: biases, the shifts of batch normalisation, and the implicit biases
 * f(x) − f′(x) · x of activations other than ReLU and of products (section 3, arXiv:1905.00780). With
 * Σ input · gradient they add up to the output.
 * @param add is called on the way back, for a batch of one image
 */
export function biasGradients(
  tf: typeof TensorFlow,
  parameters: ReadonlyMap<string, Parameter>,
  add: (layer: Tap) => void,
): StepRunner {
  const tell: Tell = (layer, shape, data) => {
    // What has no height and width has one cell.
    const [height = 1, width = 1] = shape.length === 4 ? shape.slice(1) : [];
    add({ layer, data, height, width, channels: shape.at(-1) ?? 1 });
  };
  return (_, step, inputs, parameter) => {
    const bias = biasOf(step, parameters);
    const activation = 'activation' in step ? step.activation : 'linear';
    const linear = step.kind === 'activation' ? inputs[0] : undefined;
    const before = linear ?? runTrainingStep(tf, withoutActivation(step), inputs, parameter);
    const own = step.kind === 'multiply' ? 1 - inputs.length : undefined;
    if (bias === undefined && own === undefined && isHomogeneous(activation)) {
      return activate(tf, before, activation);
    }
    // Known on the way back before what comes in is.
    let out: Float32Array | undefined;
    const seen = spy(tf, before, (value, gradient) => {
      if (bias) {
        const channels = before.shape.at(-1) ?? 1;
        tell(step.output, before.shape, scaled(gradient, bias, channels));
      }
      if (own !== undefined) {
        tell(
          step.output,
          before.shape,
          gradient.map((g, i) => own * g * (value[i] as number)),
        );
      }
      if (out) {
        const after = out;
        const implicit = gradient.map((g, i) => (after[i] as number) - g * (value[i] as number));
        tell(`${step.output} ${activation}`, before.shape, implicit);
      }
    });
    if (isHomogeneous(activation)) return activate(tf, seen, activation);
    return spy(tf, activate(tf, seen, activation), (value, gradient) => {
      out = gradient.map((g, i) => g * (value[i] as number));
    });
  };
}

// f(x) = f′(x) · x.
const isHomogeneous = (activation: Activation): boolean =>
  activation === 'linear' || activation === 'relu';

const withoutActivation = (step: Step): Step =>
  'activation' in step ? { ...step, activation: 'linear' } : step;

function biasOf(
  step: Step,
  parameters: ReadonlyMap<string, Parameter>,
): ArrayLike<number> | undefined {
  switch (step.kind) {
    case 'conv':
    case 'depthwise':
    case 'dense':
      return step.bias === undefined ? undefined : parameters.get(step.bias)?.data;
    case 'affine':
      return parameters.get(step.shift)?.data;
    case 'rescale':
      return step.offset;
    default:
      return undefined;
  }
}

function scaled(gradient: Float32Array, bias: ArrayLike<number>, channels: number): Float32Array {
  const one = bias.length === 1;
  return gradient.map((g, i) => g * (bias[one ? 0 : i % channels] as number));
}

/** The tensor as it is; its gradient is shown on the way back. */
function spy(
  tf: typeof TensorFlow,
  tensor: Tensor,
  show: (value: Float32Array, gradient: Float32Array) => void,
): Tensor {
  const identity = tf.customGrad((...args) => {
    const [x, save] = args as unknown as [Tensor, (saved: Tensor[]) => void];
    save([x]);
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      show((saved[0] as Tensor).dataSync<'float32'>(), dy.dataSync<'float32'>());
      return dy.clone();
    };
    return { value: x.clone(), gradFunc };
  });
  return identity(tensor);
}
