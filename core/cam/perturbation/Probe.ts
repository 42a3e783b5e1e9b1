import type { Tap } from '../Tap.js';

/**
 * The explained label's logit for each of `count` things that lie one after another in `batch`: inputs
 * of the network, or activations that stand in for a layer's.
 */
export type AskLogits = (batch: Float32Array, count: number) => Promise<Float64Array>;

/** Gradients of that logit, one after another, for each of `count` inputs. */
export type AskGradients = (batch: Float32Array, count: number) => Promise<Float32Array>;

/** What FullGrad adds up: with the head's bias, Σ input · gradient and all of `biases` make the logit. */
export interface FullGradients {
  /** With respect to the input. */
  readonly input: Float32Array;
  /** Of every layer with a bias: bias · gradient of its output. */
  readonly biases: readonly Tap[];
}

/** One image's network, as the methods ask it that need more than one pass. */
export interface Probe {
  /** The image as the network takes it. */
  readonly input: Tap;
  /** A black image as the network takes it, as large as the input. */
  readonly black: Float32Array;
  /** How many things are asked about at once, at most. */
  readonly batch: number;
  /** Of perturbed inputs. */
  readonly logits: AskLogits;
  /** With respect to the input itself. */
  readonly inputGradients: AskGradients;
  /**
   * Of perturbed activations of a tap where the head sees them: what the head sees of other taps stays as
   * the image makes it, of those behind this one too.
   */
  readonly tapLogits: (layer: string) => AskLogits;
  /** Of perturbed inputs, with respect to a tap's activations where the head sees them, as above. */
  readonly tapGradients: (layer: string) => AskGradients;
  /** Of the input as it is. */
  readonly fullGradients: () => Promise<FullGradients>;
}
