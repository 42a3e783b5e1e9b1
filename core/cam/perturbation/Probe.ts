import type { Tap } from '../Tap.js';

/**
 * The explained label's logit for each of `count` things that lie one after another in `batch`: inputs
 * of the network, or activations that stand in for a layer's.
 */
export type AskLogits = (batch: Float32Array, count: number) => Promise<Float64Array>;

/** Gradients of that logit, one after another, for each of `count` inputs. */
export type AskGradients = (batch: Float32Array, count: number) => Promise<Float32Array>;

/** One image's network, as the methods ask it that need more than one pass. */
export interface Probe {
  /** The image as the network takes it. */
  readonly input: Tap;
  /** How many things are asked about at once, at most. */
  readonly batch: number;
  /** Of perturbed inputs. */
  readonly logits: AskLogits;
  /** With respect to the input itself. */
  readonly inputGradients: AskGradients;
  /** Of perturbed activations of the layer, computed from there on. */
  readonly tapLogits: (layer: string) => AskLogits;
  /** Of perturbed inputs, with respect to the layer's activations. */
  readonly tapGradients: (layer: string) => AskGradients;
}
