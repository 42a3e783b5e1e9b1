import { FoldcamError } from '../../core/errors/FoldcamError.js';

export interface WorkerOptions {
  readonly concurrency?: number;
  readonly exitWhenIdle?: string;
  readonly maxJobs?: number;
  readonly maxTime?: string;
  readonly drain?: string;
  readonly gpu?: string;
  readonly allGpus?: boolean;
}

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * What the options of `foldcam worker` mean as variables of its service; with `--all-gpus` one set for each
 * device that CUDA shows here.
 * @param gpus how many devices the driver shows
 * @throws FoldcamError FOLDCAM_E_GPU_REQUIRED where there is none
 */
export function workerEnvironments(
  options: WorkerOptions,
  variables: Variables,
  gpus: number,
): readonly Readonly<Record<string, string>>[] {
  const given = {
    FOLDCAM_CONCURRENCY: options.concurrency,
    FOLDCAM_EXIT_WHEN_IDLE: options.exitWhenIdle,
    FOLDCAM_MAX_JOBS: options.maxJobs,
    FOLDCAM_MAX_TIME: options.maxTime,
    FOLDCAM_DRAIN: options.drain,
  };
  const own = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
  if (options.gpu === undefined && options.allGpus !== true) return [own];
  const shown = variables['CUDA_VISIBLE_DEVICES'];
  const all = shown === undefined ? Array.from({ length: gpus }, (_, i) => String(i)) : list(shown);
  const devices = options.gpu === undefined ? all : [options.gpu];
  if (devices.length === 0) {
    throw new FoldcamError('FOLDCAM_E_GPU_REQUIRED', '--all-gpus finds no GPU here', {
      remedy: 'Run `foldcam doctor --gpu` for the reasons, or leave the option out.',
    });
  }
  return devices.map((device) => ({
    // Jobs that share a device wait for each other, and for its memory.
    ...(variables['FOLDCAM_CONCURRENCY'] ? {} : { FOLDCAM_CONCURRENCY: '1' }),
    ...own,
    CUDA_VISIBLE_DEVICES: device,
    // As nvidia-smi counts them.
    CUDA_DEVICE_ORDER: 'PCI_BUS_ID',
    FOLDCAM_REQUIRE_GPU: '1',
  }));
}

const list = (devices: string): string[] =>
  devices
    .split(',')
    .map((device) => device.trim())
    .filter((device) => device !== '' && device !== '-1');
