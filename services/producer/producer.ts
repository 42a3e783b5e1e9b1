import type { HostedService } from '../HostedService.js';
import { serveBeside } from './serveBeside.js';

export const producer: HostedService = {
  name: 'producer',
  stages: [{ stage: 'produce', concurrency: 1 }],
  beside: async (context) => {
    await serveBeside(context);
    return [];
  },
};
