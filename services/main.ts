import { explainer } from './explainer/explainer.js';
import { producer } from './producer/producer.js';
import { scorer } from './scorer/scorer.js';
import { start } from './serve.js';
import { trainer } from './trainer/trainer.js';

start([producer, trainer, explainer, scorer]);
