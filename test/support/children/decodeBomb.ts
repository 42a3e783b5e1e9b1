import { readFile } from 'node:fs/promises';
import { readGrey } from '../../../adapters/pixels/readGrey.js';
import { FoldcamError } from '../../../core/errors/FoldcamError.js';

// Prints the code that reading the image ends in, and the process's highest memory in MB.
const [file = ''] = process.argv.slice(2);
const code = await readGrey(await readFile(file), file).then(
  () => 'read',
  (error: unknown) => (error instanceof FoldcamError ? error.code : String(error)),
);
process.stdout.write(JSON.stringify({ code, peak: process.resourceUsage().maxRSS / 1024 }));
