import { start } from '../serve.js';

const child = new URL('./train.child.js', import.meta.url);

start('trainer', [{ stage: 'train', processor: child, concurrency: 'configured', ahead: 2 }]);
