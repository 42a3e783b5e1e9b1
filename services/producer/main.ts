import { endWith, start } from '../serve.js';
import { serveBeside } from './serveBeside.js';

start('producer', [
  {
    stage: 'produce',
    processor: new URL('./produce.child.js', import.meta.url),
    concurrency: 1,
  },
]);

serveBeside().catch((error: unknown) => endWith('producer', error));
