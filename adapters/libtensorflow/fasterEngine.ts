import { runtimeSize } from '../onnx/runtimeSize.js';
import { describeSize, installSize } from './installSize.js';
import type { Flavour } from './Wheel.js';

/** What a machine runs on and could run on. */
export interface Present {
  readonly engine: 'tensorflow' | 'wasm' | 'cpu';
  readonly onGpu: boolean;
  /** An NVIDIA driver is loaded. */
  readonly driver: boolean;
  /** The wheels run on this platform. */
  readonly supported: boolean;
  /** ONNX Runtime is there: else it comes along where TensorFlow computes on the processor. */
  readonly onnx: boolean;
}

export interface Faster {
  readonly flavour: Flavour;
  readonly command: string;
  /** How many times as fast a forward pass is; null where it was never measured. */
  readonly factor: number | null;
  readonly download: number;
  readonly disk: number;
}

// Forward passes of four backbones on two cores: 1.5 to 4; training blocks 3 to 8. docs/engines.md
const overWasm = 2;

/** What would be faster than what runs here; undefined where foldcam knows of nothing. */
export function fasterEngine({
  engine,
  onGpu,
  driver,
  supported,
  onnx,
}: Present): Faster | undefined {
  if (!supported || onGpu || (engine === 'tensorflow' && !driver)) return undefined;
  const flavour = driver ? 'gpu' : 'cpu';
  const more = driver || onnx ? { download: 0, disk: 0 } : runtimeSize;
  const { download, disk } = installSize(flavour);
  const command = `foldcam engine install --${flavour}`;
  const size = { download: download + more.download, disk: disk + more.disk };
  return { flavour, command, factor: driver ? null : overWasm, ...size };
}

/**
 * `foldcam engine install --cpu` makes it about 2 times as fast (417 MB to download, 1.0 GB on disk)
 * @param what is made faster
 */
export function describeFaster({ command, factor, ...size }: Faster, what = 'it'): string {
  const gain = factor === null ? 'uses the GPU' : `makes ${what} about ${factor} times as fast`;
  return `\`${command}\` ${gain} (${describeSize(size)})`;
}
