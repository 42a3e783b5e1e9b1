/** An activation layer's output for one image: height × width × channels, row-major. */
export interface Tap {
  readonly layer: string;
  readonly data: Float32Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Where what it sees lies in the frame of the map, in shares of it; all of it when left out. */
  readonly place?: TapPlace;
}

export interface TapPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
