import path from 'node:path';
import { findPackage } from '../adapters/env/findPackage.js';

/** The pages that benches write into. */
export const docsFolder = path.join(findPackage().folder, 'docs');
