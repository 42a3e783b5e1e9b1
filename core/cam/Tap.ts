/** An activation layer's output for one image: height × width × channels, row-major. */
export interface Tap {
  readonly layer: string;
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
