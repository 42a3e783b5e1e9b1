import { fileURLToPath } from 'node:url';

/** The pages that benches write into, seen from the built program. */
export const docsFolder = fileURLToPath(new URL('../../docs/', import.meta.url));
