import { start } from '../serve.js';

start('scorer', [
  {
    stage: 'score',
    processor: new URL('./score.child.js', import.meta.url),
    concurrency: 'configured',
  },
  { stage: 'report', processor: new URL('./report.child.js', import.meta.url), concurrency: 1 },
]);
