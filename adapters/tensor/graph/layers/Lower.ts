import type { LayerConfig } from '../../backbones/LayersModel.js';
import type { Parameter, Step } from '../Step.js';

/** What a layer becomes: steps, in order, and the parameters they name. */
export interface Lowered {
  readonly steps: readonly Step[];
  readonly parameters: ReadonlyMap<string, Parameter>;
}

/** A layer with what it needs. */
export interface LayerSource {
  readonly layer: LayerConfig;
  /** The layers whose outputs it takes. */
  readonly inputs: readonly string[];
  /** `<layer>/<variable>` of this layer. */
  readonly variable: (name: string) => Parameter | undefined;
}

/** Lowers the layers of one class. @throws ZodError or RangeError for what cannot be computed */
export type Lower = (source: LayerSource) => Lowered;
