export interface MapToDraw {
  /** height × width */
  readonly data: Float32Array | Float64Array;
  readonly width: number;
  readonly height: number;
}
