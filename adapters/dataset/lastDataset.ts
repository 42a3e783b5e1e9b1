import { rememberLast } from '../store/rememberLast.js';
import { loadDataset } from './loadDataset.js';

/** As `loadDataset`: the digest says all that it holds. */
export const lastDataset = rememberLast(loadDataset);
