import type { PooledWeights } from '../training/Head.js';
import type { PerturbationSettings } from './perturbation/PerturbationSettings.js';
import type { Probe } from './perturbation/Probe.js';
import type { Tap } from './Tap.js';

/** What a method may look at in one tap. */
export interface TapEvidence {
  /** The image's id. */
  readonly image: string;
  readonly tap: Tap;
  /** Of the explained label's logit. */
  readonly gradient: Float32Array;
  readonly weights: PooledWeights;
  /**
   * What that logit loses without one channel, one a channel, where the weights do not tell: they are those
   * of a linear head, or of one that is linear near the image alone.
   */
  readonly drops?: () => Float64Array;
}

/** What a method may ask that runs the network again. */
export interface Inquiry {
  /** The image's id, for seeds. */
  readonly image: string;
  readonly probe: Probe;
  readonly settings: PerturbationSettings;
}

/** What the number of passes depends on. */
export interface MapSizes {
  /** Width and height of the network's input. */
  readonly inputSize: number;
  /** Of each tap that the map shows. */
  readonly channels: readonly number[];
}

/**
 * What a map is made from: activations or the input, weighed by the label's gradient; activations alone;
 * what the logit loses where something is taken away; or nothing that the network computed. Maps of
 * activations and baselines are the same for both labels.
 */
export type MapKind = 'gradient' | 'activation' | 'perturbation' | 'baseline';

interface Described {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly kind: MapKind;
  /** Exact only for heads that see nothing but the channels' means. */
  readonly needsMeanPooling: boolean;
  /** The paper cuts negative values off the finished map. */
  readonly relu: boolean;
  /**
   * What a map adds up to: over its cells its `sum`, or its `mean`, is of the size of the tap's
   * contribution to the logit. It decides how the maps of several taps are brought to one scale. A map
   * whose size tells nothing of a contribution has `mean`: it is added as it is.
   */
  readonly contribution: 'sum' | 'mean';
}

/** A formula of a tap and the head's gradient: no pass beside the one that gives the activations. */
export interface ClosedMethod extends Described {
  readonly asks: 'nothing';
  /** One tap's map, height × width, before the final ReLU. */
  readonly map: (evidence: TapEvidence) => Float64Array;
}

interface Asking extends Described {
  /** Forward passes for one map. */
  readonly passes: (sizes: MapSizes, settings: PerturbationSettings) => number;
  /** Whether every forward pass is followed by a backward one. */
  readonly backward: boolean;
  /** The settings that shape its maps. */
  readonly settings: readonly (keyof PerturbationSettings)[];
}

/** Makes a map of each tap by asking the network. */
export interface TapMethod extends Asking {
  readonly asks: 'per tap';
  /** One tap's map, height × width, before the final ReLU. */
  readonly map: (tap: Tap, inquiry: Inquiry) => Promise<Float64Array>;
}

/** Makes a map of the network's input, as large as that is. */
export interface InputMethod extends Asking {
  readonly asks: 'per input';
  readonly map: (inquiry: Inquiry) => Promise<Float64Array>;
}

export type CamMethod = ClosedMethod | TapMethod | InputMethod;
