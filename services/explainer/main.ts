import { start } from '../serve.js';
import { explainer } from './explainer.js';

start([explainer]);
