import { start } from '../../services/serve.js';

// A trainer whose cells take a second.
start('trainer', [
  {
    stage: 'train',
    processor: new URL('./spend.child.js', import.meta.url),
    concurrency: 'configured',
  },
]);
