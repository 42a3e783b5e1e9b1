import type { Preprocessing } from '../../../core/image/preprocessing.js';
import type { FunctionalConfig, WeightSpec } from '../backbones/LayersModel.js';

/** A network without its classifier and without values for its weights. */
export interface Architecture {
  /** As sweep files name it: `mobilenet_v2`. */
  readonly name: string;
  /** With its paper: `MobileNetV2 (arXiv:1801.04381)`. */
  readonly title: string;
  /** Layers as Keras names and configures them. */
  readonly config: FunctionalConfig;
  /** Every weight, `<layer>/<variable>`, in Keras' order. */
  readonly weights: readonly WeightSpec[];
  /** What each layer gives for one image: [height, width, channels], or [channels] once pooled. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** Where one block ends and all paths meet, from input to output: fine-tuning cuts here. */
  readonly blocks: readonly string[];
  /** The layers a head sees unless a sweep says otherwise. */
  readonly taps: readonly string[];
  readonly preprocessing: Preprocessing;
}
