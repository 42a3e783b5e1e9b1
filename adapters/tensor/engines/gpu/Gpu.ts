/** A device as the driver describes it; what it does not tell is absent. */
export interface Gpu {
  readonly name: string;
  readonly uuid?: string;
  readonly driver?: string;
  /** The device's whole memory. */
  readonly memoryMiB?: number;
  /** Compute capability, such as 8.6. */
  readonly capability?: string;
}

/** What is known of the machine's devices, used or not. */
export interface DetectedGpus {
  /** Version of the driver; absent where none is loaded. */
  readonly driver?: string;
  readonly gpus: readonly Gpu[];
}
