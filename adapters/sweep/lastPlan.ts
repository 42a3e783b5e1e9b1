import { readLatest } from '../store/readLatest.js';
import { readPlan } from './readPlan.js';

/** As `readPlan`: a sweep is named by all that its plan says. That of many cells takes as long as a small job. */
export const lastPlan = readLatest(readPlan);
