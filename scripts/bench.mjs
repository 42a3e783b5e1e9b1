// `npm run bench -- NAME`: sets up what is missing and measures; exits 1 where a claim does not hold.
import path from 'node:path';
import { root, run, setUp } from './setUp.mjs';

setUp();
run(process.execPath, [path.join(root, 'dist/bench/main.js'), ...process.argv.slice(2)]);
