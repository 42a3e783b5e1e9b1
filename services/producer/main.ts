import { start } from '../serve.js';
import { producer } from './producer.js';

start([producer]);
