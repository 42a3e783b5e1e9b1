import { start } from '../serve.js';

start('producer', [
  {
    stage: 'produce',
    processor: new URL('./produce.child.js', import.meta.url),
    concurrency: 1,
  },
]);
