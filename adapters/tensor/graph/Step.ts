/** Functions of a single value, by Keras' names. */
export const activations = [
  'linear',
  'relu',
  'relu6',
  'sigmoid',
  'silu',
  'softmax',
  'hard_sigmoid',
  'hard_silu',
] as const;
export type Activation = (typeof activations)[number];

export type Padding = 'same' | 'valid';
type Pair = readonly [number, number];

interface Of<Kind extends string> {
  readonly kind: Kind;
  /** The layer whose output this is; of a fused step, the last of its layers. */
  readonly output: string;
  /** Outputs of earlier steps, or the graph's input. */
  readonly inputs: readonly string[];
}

/** Parameters are named: what they hold is in the graph. */
export interface WeightedStep extends Of<'conv' | 'depthwise' | 'dense'> {
  readonly kernel: string;
  readonly bias: string | undefined;
  readonly strides: Pair;
  readonly padding: Padding;
  readonly dilation: Pair;
  readonly activation: Activation;
}

/** act(x · scale + shift), per channel. */
export interface AffineStep extends Of<'affine'> {
  readonly scale: string;
  readonly shift: string;
  readonly activation: Activation;
}

/** x · scale + offset by fixed numbers, per channel or one for all: they are never trained. */
export interface RescaleStep extends Of<'rescale'> {
  readonly scale: readonly number[];
  readonly offset: readonly number[];
}

export interface ActivationStep extends Of<'activation'> {
  readonly activation: Activation;
}

export interface PoolStep extends Of<'maxPool' | 'averagePool'> {
  readonly size: Pair;
  readonly strides: Pair;
  readonly padding: Padding;
}

export interface GlobalPoolStep extends Of<'globalAveragePool'> {
  readonly keepDims: boolean;
}

/** Rows and columns put around (`pad`) or taken off (`crop`). */
export interface BorderStep extends Of<'pad' | 'crop'> {
  readonly rows: Pair;
  readonly columns: Pair;
}

export interface ReshapeStep extends Of<'reshape'> {
  /** Without the batch. */
  readonly shape: readonly number[];
}

export type JoinStep = Of<'add' | 'multiply' | 'concat'>;

/** One operation of a lowered graph. */
export type Step =
  | WeightedStep
  | AffineStep
  | RescaleStep
  | ActivationStep
  | PoolStep
  | GlobalPoolStep
  | BorderStep
  | ReshapeStep
  | JoinStep;

export interface Parameter {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** What is computed from one layer to others, in order; batch normalisation is a scale and a shift. */
export interface Graph {
  /** The layer whose output is fed. */
  readonly input: string;
  readonly steps: readonly Step[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly outputs: readonly string[];
}
