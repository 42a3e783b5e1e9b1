import { readLatest } from '../store/readLatest.js';
import { loadDataset } from './loadDataset.js';

/** As `loadDataset`: the digest says all that it holds. */
export const lastDataset = readLatest(loadDataset);
