/** `cpu` computes on the processor alone; `gpu` needs an NVIDIA driver to be of use. */
export type Flavour = 'cpu' | 'gpu';

/** One file of the Python package index; a wheel is a zip file. */
export interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly sha256: string;
  /** What is downloaded. */
  readonly bytes: number;
  /** What is unpacked of it. */
  readonly unpacked: number;
  readonly licence: string;
}
