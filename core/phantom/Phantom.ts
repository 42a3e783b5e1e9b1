export interface Phantom {
  /** Grey levels, height × width. */
  readonly image: Uint8Array;
  /** 255 inside the lesion. */
  readonly mask: Uint8Array;
  readonly width: number;
  readonly height: number;
}
