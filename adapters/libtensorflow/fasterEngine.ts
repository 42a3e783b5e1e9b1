import { installSize, megabytes } from './installSize.js';
import type { Flavour } from './Wheel.js';

/** What a machine runs on and could run on. */
export interface Present {
  readonly engine: 'tensorflow' | 'wasm' | 'cpu';
  readonly onGpu: boolean;
  /** An NVIDIA driver is loaded. */
  readonly driver: boolean;
  /** The wheels run on this platform. */
  readonly supported: boolean;
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
export function fasterEngine({ engine, onGpu, driver, supported }: Present): Faster | undefined {
  if (!supported || onGpu || (engine === 'tensorflow' && !driver)) return undefined;
  const flavour = driver ? 'gpu' : 'cpu';
  const { download, disk } = installSize(flavour);
  const command = `foldcam engine install --${flavour}`;
  return { flavour, command, factor: driver ? null : overWasm, download, disk };
}

/** `foldcam engine install --cpu` makes it about 2 times as fast (303 MB to download, 988 MB on disk) */
export function describeFaster({ command, factor, download, disk }: Faster): string {
  const gain = factor === null ? 'uses the GPU' : `makes it about ${factor} times as fast`;
  return `\`${command}\` ${gain} (${megabytes(download)} to download, ${megabytes(disk)} on disk)`;
}
