/** What is used of `onnxruntime-node`, which is there only where it was installed. */
export interface OnnxRuntime {
  readonly env: { readonly versions: { readonly node?: string; readonly common?: string } };
  readonly Tensor: new (
    type: 'float32',
    data: Float32Array,
    shape: readonly number[],
  ) => OnnxTensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: SessionOptions): Promise<OnnxSession>;
  };
}

export interface OnnxTensor {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface SessionOptions {
  readonly intraOpNumThreads: number;
  readonly interOpNumThreads: number;
  /** 0 all, 2 warnings, 3 errors. */
  readonly logSeverityLevel: number;
  /** Settings by their names' parts. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export interface OnnxSession {
  run(feeds: Readonly<Record<string, OnnxTensor>>): Promise<Readonly<Record<string, OnnxTensor>>>;
  release(): Promise<void>;
}
