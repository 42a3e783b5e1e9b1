/** A layer of a Keras functional model, as far as we read it. */
export interface LayerConfig {
  readonly name: string;
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
  /** Per node: per input `[layer, node, tensor, {}]`. */
  readonly inbound_nodes: readonly (readonly (readonly unknown[])[])[];
}

export interface FunctionalConfig {
  readonly name: string;
  readonly layers: readonly LayerConfig[];
  readonly input_layers: readonly (readonly unknown[])[];
  readonly output_layers: readonly (readonly unknown[])[];
}

/** A stored weight; with `quantization` its bytes are narrower than its dtype. */
export interface WeightSpec {
  readonly name: string;
  readonly shape: number[];
  readonly dtype: 'float32' | 'int32' | 'bool' | 'string' | 'complex64';
  readonly quantization?: {
    readonly dtype: 'uint8' | 'uint16' | 'float16';
    readonly min?: number;
    readonly scale?: number;
  };
}

/** Weights that lie in the same files, one after another. */
export interface WeightGroup {
  /** The files, for messages. */
  readonly origin: string;
  readonly specs: readonly WeightSpec[];
  /** @throws FoldcamError FOLDCAM_E_BACKBONE_WEIGHTS when a file is missing */
  read(): Promise<Uint8Array>;
}

/** A tfjs layers model on disk; its weights are read when asked for. */
export interface LayersModel {
  readonly config: FunctionalConfig;
  readonly weights: readonly WeightGroup[];
}

/** How many bytes a weight takes where it is stored. */
export function storedBytes(spec: WeightSpec): number {
  const widths = { uint8: 1, uint16: 2, float16: 2, float32: 4, int32: 4, bool: 1 };
  const dtype = spec.quantization?.dtype ?? spec.dtype;
  if (dtype === 'string' || dtype === 'complex64') {
    throw new RangeError(`weight ${spec.name}: dtype ${dtype} is not read`);
  }
  return spec.shape.reduce((product, size) => product * size, 1) * widths[dtype];
}
