export interface EpochLosses {
  readonly epoch: number;
  readonly training: number;
  /** Absent when there is no validation part. */
  readonly validation?: number;
}
