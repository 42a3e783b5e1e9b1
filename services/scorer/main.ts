import { start } from '../serve.js';
import { scorer } from './scorer.js';

start([scorer]);
