import type { HostedService } from '../HostedService.js';

export const trainer: HostedService = {
  name: 'trainer',
  stages: [{ stage: 'train', concurrency: 'configured', ahead: 2 }],
};
