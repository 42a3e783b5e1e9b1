import { start } from '../serve.js';
import { trainer } from './trainer.js';

start([trainer]);
