import { existsSync } from 'node:fs';

/** Whether an NVIDIA driver runs here, as far as the kernel shows it. */
export const hasDriver = (): boolean =>
  existsSync('/proc/driver/nvidia/version') || existsSync('/dev/nvidiactl');
