import { describe, expect, it } from 'vitest';
import { workerEnvironments } from '../../../cli/local/workerEnvironments.js';
import type { FoldcamError } from '../../../core/errors/FoldcamError.js';

const onOne = { CUDA_DEVICE_ORDER: 'PCI_BUS_ID', FOLDCAM_REQUIRE_GPU: '1' };

describe('workerEnvironments', () => {
  it('names what was asked for, and nothing else', () => {
    expect(workerEnvironments({}, {}, 0)).toEqual([{}]);
    const options = { concurrency: 2, exitWhenIdle: '60', maxJobs: 5, maxTime: '3h', drain: '45' };
    expect(workerEnvironments(options, {}, 0)).toEqual([
      {
        FOLDCAM_CONCURRENCY: '2',
        FOLDCAM_EXIT_WHEN_IDLE: '60',
        FOLDCAM_MAX_JOBS: '5',
        FOLDCAM_MAX_TIME: '3h',
        FOLDCAM_DRAIN: '45',
      },
    ]);
  });

  it('gives each GPU of the machine a worker with one job at a time', () => {
    expect(workerEnvironments({ allGpus: true }, {}, 2)).toEqual([
      { FOLDCAM_CONCURRENCY: '1', CUDA_VISIBLE_DEVICES: '0', ...onOne },
      { FOLDCAM_CONCURRENCY: '1', CUDA_VISIBLE_DEVICES: '1', ...onOne },
    ]);
  });

  it('keeps to the devices that a scheduler allotted', () => {
    const shown = { CUDA_VISIBLE_DEVICES: '3, GPU-8f1c', FOLDCAM_CONCURRENCY: '2' };
    expect(workerEnvironments({ allGpus: true }, shown, 8)).toEqual([
      { CUDA_VISIBLE_DEVICES: '3', ...onOne },
      { CUDA_VISIBLE_DEVICES: 'GPU-8f1c', ...onOne },
    ]);
  });

  it('takes one that was named', () => {
    expect(workerEnvironments({ gpu: '1', concurrency: 3 }, {}, 0)).toEqual([
      { FOLDCAM_CONCURRENCY: '3', CUDA_VISIBLE_DEVICES: '1', ...onOne },
    ]);
  });

  it.each([[{}], [{ CUDA_VISIBLE_DEVICES: '' }], [{ CUDA_VISIBLE_DEVICES: '-1' }]])(
    'refuses where there is none: %j',
    (variables) => {
      try {
        workerEnvironments({ allGpus: true }, variables, 0);
      } catch (error) {
        expect((error as FoldcamError).code).toBe('FOLDCAM_E_GPU_REQUIRED');
        return;
      }
      throw new Error('nothing was wrong');
    },
  );
});
